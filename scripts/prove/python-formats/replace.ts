/** Puts stand-ins into rendered files for the addresses that cannot be reached from this machine. */
import type { Card } from '../../../src/core/card/card.ts';
import type { RenderedFile } from '../../../src/core/render/format.ts';
import type { Plan } from '../../../src/core/plan/plan.ts';
import { packageInstalls } from '../../../src/core/render/package-installs.ts';
import { normalizeName, parseRequirement } from '../../../src/core/python/index.ts';
import type { Registry } from '../../../src/core/registry.ts';
import { canReach } from '../../resolver/reach.ts';
import type { StandInIndex, StandInPackage } from './stand-in-index.ts';

export interface Replaced {
  readonly files: readonly RenderedFile[];
  /** What was replaced, in words. */
  readonly words: readonly string[];
}

/**
 * @param card for the name of what is installed from a clone
 * @param registry for the addresses of all indexes
 */
export async function replaceUnreachable(
  files: readonly RenderedFile[],
  plan: Plan,
  card: Card,
  { registry, standIn }: { readonly registry: Registry; readonly standIn: StandInIndex },
): Promise<Replaced> {
  const words = new Set<string>();
  let texts = files;
  for (const url of addresses(files)) {
    if (await canReach(url)) continue;
    const to = standIn.publish(labelOf(url), standInPackages(plan, url, registry));
    texts = withText(texts, (text) =>
      text.replaceAll(new RegExp(`${escape(url)}(?=["\\s]|$)`, 'gm'), to),
    );
    words.add(`${nameOf(url, registry)} index by a stand-in`);
  }
  for (const [whole = '', name = '', url = ''] of repositories(files)) {
    if (await canReach(url)) continue;
    const to = standIn.publishFile(name);
    texts = withText(texts, (text) => text.replaceAll(whole, `${name} @ ${to}`));
    words.add(`repository of ${name} by a stand-in`);
  }
  for (const into of clones(files, plan)) {
    texts = [
      ...texts,
      { name: `${into}/pyproject.toml`, text: emptyProject(card.package ?? card.id) },
    ];
    words.add(`clone ${into} by an empty project`);
  }
  return { files: texts, words: [...words] };
}

/** Folders of repositories that a step before clones, and that the files install from. */
function clones(files: readonly RenderedFile[], { steps }: Plan): readonly string[] {
  const folders = steps.flatMap(({ actions }) =>
    actions.flatMap((action) => (action.do === 'clone' ? action.into : [])),
  );
  return folders.filter((into) => files.some(({ text }) => text.includes(`./${into}`)));
}

function emptyProject(name: string): string {
  return `[project]\nname = "${name}"\nversion = "0"\n`;
}

/** Addresses that stand for indexes: in options of requirements files, in tables of uv, in arguments. */
function addresses(files: readonly RenderedFile[]): ReadonlySet<string> {
  const found = files.flatMap(({ text }) =>
    [...text.matchAll(/(?:^--(?:index-url|find-links) |url = "|"--index-url", ")([^\s"]+)/gm)].map(
      ([, url = '']) => url,
    ),
  );
  return new Set(found);
}

function repositories(files: readonly RenderedFile[]): readonly (readonly string[])[] {
  return files.flatMap(({ text }) => [
    ...text.matchAll(/([A-Za-z0-9][A-Za-z0-9._-]*) @ git\+(https:\/\/[^\s"@]+)@[0-9a-f]+/g),
  ]);
}

/** What the plan takes from the index, each in a version that its own words admit. */
function standInPackages(plan: Plan, url: string, registry: Registry): readonly StandInPackage[] {
  const build = url.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const companions = Object.values(registry.frameworks).flatMap((row) => row.companions ?? []);
  const local = /^(?:cpu|cu\d+|rocm[\d.]+|xpu)$/.test(build) ? `+${build}` : '';
  const packages = new Map<string, StandInPackage>();
  for (const { action } of packageInstalls(plan)) {
    for (const text of action.requirements) {
      const parsed = parseRequirement(text);
      if (!parsed.ok || parsed.value.url !== undefined) continue;
      const name = normalizeName(parsed.value.name);
      if (packages.has(name)) continue;
      const version = `${versionIn(text)}${local}`;
      // Of any release, for another plan may take the same companion with another framework.
      packages.set(name, { name, version, needs: companions.includes(name) ? ['torch'] : [] });
    }
  }
  return [...packages.values()];
}

/** `==2.14.*` is met by 2.14.0, `>=0.16,<0.18` by 0.16; a bare name by anything. */
function versionIn(requirement: string): string {
  const found = /[=~>]=\s*(\d+(?:\.\d+)*)(\.\*)?/.exec(requirement);
  if (found === null) return '99.0';
  return found[2] === undefined ? (found[1] ?? '99.0') : `${found[1] ?? '99'}.0`;
}

function labelOf(url: string): string {
  return url.replace(/^https?:\/\//, '').replaceAll(/[^A-Za-z0-9.-]+/g, '_');
}

function nameOf(url: string, { indexes }: Registry): string {
  const row = indexes.find((index) => url.startsWith(index.url.replace(/\{.*$/, '')));
  return row?.id ?? new URL(url).host;
}

function withText(
  files: readonly RenderedFile[],
  change: (text: string) => string,
): readonly RenderedFile[] {
  return files.map((file) => ({ ...file, text: change(file.text) }));
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
