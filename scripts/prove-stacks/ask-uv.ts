/** Asks uv whether requirements resolve for a platform, wheels first. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalizeName } from '../../src/core/python/index.ts';
import type { Tools } from '../prove/python-formats/tools.ts';
import type { Answer as ToolAnswer } from '../resolver/uv.ts';

/** Where a question is asked for. */
export interface Place {
  /** Value of uv's `--python-platform`. */
  readonly platform: string;
  readonly python: string;
}

export interface Resolved {
  readonly isOk: boolean;
  /** Normalised names of everything that would be installed. */
  readonly names: ReadonlySet<string>;
  /** Something has no wheel and would be built. */
  readonly builds: boolean;
  /** The resolver's words when it found nothing. */
  readonly reason: string;
}

export type Ask = (
  requirements: readonly string[],
  place: Place,
  options?: { readonly noDeps?: boolean },
) => Promise<Resolved>;

/** @param cache folder of uv's cache; what it has of this day is not fetched again */
export function askUv(tools: Tools, cache: string): Ask {
  return async (requirements, place, { noDeps = false } = {}) => {
    const folder = mkdtempSync(join(tools.folder, 'ask-'));
    writeFileSync(join(folder, 'asked.in'), `${requirements.join('\n')}\n`);
    const args = [...argumentsFor(place), '--cache-dir', cache, ...(noDeps ? ['--no-deps'] : [])];
    const wheels = await compile(tools, folder, [...args, '--only-binary', ':all:']);
    if (wheels.isOk) return resolved(folder, false);
    const reason = oneLine(wheels.output);
    // A range that excludes another excludes its builds as well.
    if (!/wheel/.test(reason)) return { isOk: false, names: new Set(), builds: false, reason };
    const built = await compile(tools, folder, args);
    if (built.isOk) return resolved(folder, true);
    return { isOk: false, names: new Set(), builds: true, reason: oneLine(built.output) };
  };
}

function argumentsFor({ platform, python }: Place): readonly string[] {
  const files = ['asked.in', '--output-file', 'found.txt'];
  const where = ['--python-platform', platform, '--python-version', python];
  return ['pip', 'compile', ...files, ...where, '--no-annotate', '--no-header', '--quiet'];
}

/** An index is asked again only where the cache leaves something open: its answers are of the same day. */
async function compile(tools: Tools, folder: string, args: readonly string[]): Promise<ToolAnswer> {
  const cached = await tools.run('uv', [...args, '--offline'], folder);
  if (cached.isOk || !/network was disabled|not found in the cache|offline/i.test(cached.output)) {
    return cached;
  }
  return tools.run('uv', args, folder);
}

function resolved(folder: string, builds: boolean): Resolved {
  const lines = readFileSync(join(folder, 'found.txt'), 'utf8').split('\n');
  const names = lines.flatMap((line) => /^[A-Za-z0-9._-]+/.exec(line)?.[0] ?? []);
  return { isOk: true, names: new Set(names.map(normalizeName)), builds, reason: '' };
}

/** Longest reason that is kept: the first facts say enough. */
const MOST_CHARACTERS = 400;

/** The resolver's words without its layout, cut at a word. */
function oneLine(output: string): string {
  const words = output
    .replace(/\s+/g, ' ')
    .replace(/^.*?No solution found when resolving dependencies:?\s*/u, '')
    .replace(/[╰─▶├│×✗]+\s*/gu, '')
    .replace(/^(?:cause: )/, '')
    .trim();
  if (words.length <= MOST_CHARACTERS) return words;
  return `${words.slice(0, MOST_CHARACTERS).replace(/\s+\S*$/, '')} …`;
}
