/** What a plan's files name beside the default index, and whether it can be reached. */
import type { RenderedFile } from '../../src/core/render/format.ts';
import { indexUrl } from '../../src/core/plan/index-url.ts';
import type { Plan } from '../../src/core/plan/plan.ts';
import { packageInstalls } from '../../src/core/render/package-installs.ts';
import type { Registry } from '../../src/core/registry.ts';
import { canReach } from './reach.ts';
import {
  clonedRepositories,
  clonesToInstall,
  copyWords,
  packageRepositories,
  repositoryName,
  repositorySource,
} from './repositories.ts';

export interface ReachableFiles {
  readonly files: readonly RenderedFile[];
  /** What stands in for what, in words. */
  readonly replaced: readonly string[];
  /** Names of what cannot be reached and has no stand-in; then nothing can be asked. */
  readonly missing: readonly string[];
  /** What uv is told beside the files. */
  readonly options: readonly string[];
}

/**
 * An index that repeats packages of the default index, as that of a framework does, is replaced by
 * the default index when it cannot be reached; nothing else has a stand-in.
 *
 * @param mayReplace whether to
 */
export async function reachableFiles(
  files: readonly RenderedFile[],
  plan: Plan,
  registry: Registry,
  mayReplace: boolean,
): Promise<ReachableFiles> {
  const replaced = new Set<string>();
  const missing = new Set<string>();
  let texts = files;
  for (const { line, url } of addressesIn(files)) {
    if (await canReach(url)) continue;
    const name = nameOf(url, registry);
    if (!mayReplace || !repeatsDefault(url, registry)) {
      missing.add(name);
      continue;
    }
    texts = texts.map((file) => ({ ...file, text: withoutLine(file.text, line) }));
    replaced.add(`the index ${name} by the default index`);
  }
  for (const url of repositoriesOf(plan)) {
    const { isReached, copy } = await repositorySource(url);
    if (!isReached) missing.add(repositoryName(url));
    else if (copy !== undefined) replaced.add(copyWords(url));
  }
  const options: string[] = [];
  for (const { backend, name, url } of backendsOf(plan, registry)) {
    if (await canReach(url)) options.push(`--torch-backend=${backend}`);
    else if (mayReplace) replaced.add(`the index ${name} by the default index`);
    else missing.add(name);
  }
  return { files: texts, replaced: [...replaced], missing: [...missing], options };
}

interface Backend {
  readonly backend: string;
  readonly name: string;
  readonly url: string;
}

/** uv has a name of its own for an index of PyTorch, which no file says. */
function backendsOf(plan: Plan, { frameworks, indexes }: Registry): readonly Backend[] {
  const wanted = packageInstalls(plan).flatMap(({ action }) => action.torchBackend ?? []);
  const builds = Object.values(frameworks).flatMap((framework) => framework.builds);
  return [...new Set(wanted)].map((backend) => {
    const id = builds.find((build) => build.uv_backend === backend)?.index ?? '';
    const url = indexUrl(indexes, id, {});
    if (url === undefined) throw new Error(`No index is known for the backend ${backend}.`);
    return { backend, name: id, url };
  });
}

interface Address {
  readonly line: string;
  readonly url: string;
}

const ADDRESS = /^(?:--(?:index-url|find-links) (\S+)|.*@ (https:\/\/[^\s@#]+).*)$/gm;

/** What is taken from git, and what has to be cloned before its packages can be read. */
function repositoriesOf(plan: Plan): readonly string[] {
  const cloned = clonesToInstall(plan) ? clonedRepositories(plan) : [];
  return [...new Set([...packageRepositories(plan), ...cloned])];
}

function addressesIn(files: readonly RenderedFile[]): readonly Address[] {
  return files.flatMap(({ text }) =>
    [...text.matchAll(ADDRESS)].map(([line, index, direct]) => ({
      line,
      url: index ?? direct ?? '',
    })),
  );
}

function withoutLine(text: string, line: string): string {
  return text
    .split('\n')
    .filter((one) => one !== line)
    .join('\n');
}

/** Frameworks are on the default index too; what a card brings from elsewhere is often only there. */
function repeatsDefault(url: string, { frameworks, indexes }: Registry): boolean {
  const ids = Object.values(frameworks).flatMap(({ builds }) =>
    builds.flatMap(({ index }) => index?.split(':')[0] ?? []),
  );
  return indexes.some((row) => ids.includes(row.id) && row.kind === 'index' && isOf(row, url));
}

function nameOf(url: string, { indexes }: Registry): string {
  return indexes.find((row) => isOf(row, url))?.id ?? repositoryName(url);
}

function isOf(row: Registry['indexes'][number], url: string): boolean {
  return url.startsWith(row.url.replace(/\{.*$/, ''));
}
