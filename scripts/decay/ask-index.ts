/** Asks uv again for the exact pins of a record. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Package } from '../../src/core/generated/evidence.ts';
import { indexUrl } from '../../src/core/plan/index-url.ts';
import type { Registry } from '../../src/core/registry.ts';
import { lockArguments } from '../../src/core/render/pylock/resolver-platform.ts';
import { readLock } from '../resolver/read-lock.ts';
import { isIndexTrouble } from '../resolver/trouble.ts';
import type { Answer, Uv } from '../resolver/uv.ts';
import { type Blame, blamedPin } from './index-complaint.ts';
import type { StoredPins } from './stored-pins.ts';

/** What the index offers today for the pins of one record. */
export type IndexAnswer =
  | {
      readonly kind: 'offers';
      readonly packages: readonly Package[];
      /** Pins that stood in the way, taken out one after the other. */
      readonly gone: readonly Blame[];
      /** All that uv said of the rest. */
      readonly output: string;
    }
  | { readonly kind: 'not-asked'; readonly reason: string };

/** Nothing is built: without dependencies the index alone knows what a lock file holds. */
export type AskIndex = (stored: StoredPins, folder: string) => Promise<IndexAnswer>;

/** A way to ask, which takes out the pins that uv blames until the rest resolves. */
export function indexAsker({ run }: Pick<Uv, 'run'>, registry: Registry): AskIndex {
  return async (stored, folder) => {
    mkdirSync(folder, { recursive: true });
    const args = argumentsFor(stored, registry);
    const gone: Blame[] = [];
    let pins = stored.pins;
    for (;;) {
      if (pins.length === 0) return { kind: 'offers', packages: [], gone, output: '' };
      writeFileSync(join(folder, 'pins.in'), pinLines(pins));
      const { isOk, output } = await patiently(() => run(args, folder));
      if (isOk) {
        const lock = readFileSync(join(folder, 'pylock.toml'), 'utf8');
        return { kind: 'offers', packages: readLock(lock, registry.indexes), gone, output };
      }
      const blame = isIndexTrouble(output) ? undefined : blamedPin(output, pins);
      if (blame === undefined) return { kind: 'not-asked', reason: lastWords(output) };
      gone.push(blame);
      pins = pins.filter((pin) => pin !== blame.pin);
    }
  };
}

/** uv tells of yanked releases only when it may speak. */
function argumentsFor({ plan, pins, resolution }: StoredPins, registry: Registry): string[] {
  const files = { input: 'pins.in', output: 'pylock.toml' };
  const own = lockArguments(plan, registry, files, resolution.glibc);
  return [
    ...own.filter((word) => word !== '--quiet'),
    ...sourceOptions(pins),
    ...indexOptions(pins, registry),
  ];
}

/** What was resolved to a source is asked for as one, though there may be wheels beside it. */
function sourceOptions(pins: readonly Package[]): readonly string[] {
  const sources = pins.filter(
    ({ files }) => files.length > 0 && files.every(({ name }) => !name.endsWith('.whl')),
  );
  return sources.flatMap(({ name }) => ['--no-binary', name]);
}

function indexOptions(pins: readonly Package[], { indexes }: Registry): readonly string[] {
  const ids = new Set(pins.flatMap(({ index }) => index ?? []));
  return [...ids].flatMap((id) => {
    const url = indexUrl(indexes, id, {});
    if (url === undefined) throw new Error(`The catalog has no index "${id}".`);
    const { kind } = indexes.find((row) => row.id === id.split(':')[0]) ?? {};
    return [kind === 'find_links' ? '--find-links' : '--index', url];
  });
}

function pinLines(pins: readonly Package[]): string {
  return pins.map(({ name, version }) => `${name}==${version}\n`).join('');
}

/** Networks stumble: a second time, and no third. */
async function patiently(ask: () => Promise<Answer>): Promise<Answer> {
  const first = await ask();
  return first.isOk || !isIndexTrouble(first.output) ? first : ask();
}

function lastWords(output: string): string {
  return output.trim().split('\n').slice(-3).join(' ').replaceAll(/\s+/g, ' ').slice(-300);
}
