/** Lets uv resolve requirements files in their order, each beside what the ones before came to. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RenderedFile } from '../../src/core/render/format.ts';
import type { Answer } from './uv.ts';

export interface Compilation {
  readonly run: (args: readonly string[], cwd: string) => Promise<Answer>;
  /** Holds the files, and afterwards `<name>.out` beside each. */
  readonly folder: string;
  readonly files: readonly RenderedFile[];
  /** Minor version, `3.12`. */
  readonly python: string;
  /** As uv calls it: `x86_64-manylinux_2_28`. */
  readonly platform: string;
  /** More options, such as `--only-binary :all:`. */
  readonly options: readonly string[];
  /** More options for the file at a place in the list, such as `--no-deps`. */
  readonly optionsOf?: ((at: number) => readonly string[]) | undefined;
  /** More constraints, for every file. */
  readonly limits?: readonly string[] | undefined;
}

/**
 * As they would be installed: what is there already is preferred.
 *
 * @returns of a success the last answer, of a failure the first
 */
export async function compileFiles(asked: Compilation): Promise<Answer> {
  const { files, folder, options, platform, python, run } = asked;
  const lists = requirementLists(files);
  const own = files.some(({ name }) => name === 'constraints.txt') ? ['constraints.txt'] : [];
  const more = writeLimits(asked);
  let seconds = 0;
  for (const [at, { name }] of lists.entries()) {
    const output = join(folder, `${name}.out`);
    // What is in the output already is preferred, as what is installed already is.
    writeFileSync(output, pinsOf(folder, lists.slice(0, at)));
    const answer = await run(
      [
        'pip',
        'compile',
        name,
        '--no-annotate',
        '--quiet',
        '--output-file',
        output,
        '--python-platform',
        platform,
        '--python-version',
        python,
        ...[...(at > 0 ? own : []), ...more].flatMap((file) => ['-c', file]),
        ...indexesOf(lists.slice(0, at)).flatMap((url) => ['--index', url]),
        ...options,
        ...(asked.optionsOf?.(at) ?? []),
      ],
      folder,
    );
    seconds += answer.seconds;
    if (!answer.isOk) return { ...answer, seconds };
  }
  return { isOk: true, output: '', seconds };
}

function writeLimits({ folder, limits = [] }: Compilation): readonly string[] {
  if (limits.length === 0) return [];
  writeFileSync(join(folder, 'limits.txt'), `${limits.join('\n')}\n`);
  return ['limits.txt'];
}

/** The files that ask for packages, in their order. */
export function requirementLists(files: readonly RenderedFile[]): readonly RenderedFile[] {
  return files.filter(({ name }) => name.startsWith('requirements'));
}

/** What files came to: one pin a line, the later answer where two name one package. */
export function pinsOf(folder: string, lists: readonly RenderedFile[]): string {
  const pins = new Map<string, string>();
  for (const { name } of lists) {
    for (const line of readFileSync(join(folder, `${name}.out`), 'utf8').split('\n')) {
      const key = /^([A-Za-z0-9][A-Za-z0-9._-]*)/.exec(line)?.[1];
      if (key !== undefined) pins.set(key.toLowerCase(), line);
    }
  }
  return [...pins.values(), ''].join('\n');
}

/** Addresses of indexes that files name. */
export function indexesOf(files: readonly RenderedFile[]): readonly string[] {
  const found = files.flatMap(({ text }) =>
    [...text.matchAll(/^--index-url (\S+)/gm)].map(([, url = '']) => url),
  );
  return [...new Set(found)];
}
