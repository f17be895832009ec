/** A target's answers as the resolution of a record. */
import { join } from 'node:path';
import type { Resolution, Trouble } from '../../src/core/generated/evidence.ts';
import type { TargetQuestions } from './questions.ts';
import { type Outcome, type Resolver, resolveQuestion } from './resolve-question.ts';

type Resolved = Extract<Outcome, { readonly kind: 'resolved' }>;
type Row = Resolution['pythons'][number];

export type TargetOutcome =
  | { readonly kind: 'resolution'; readonly resolution: Resolution }
  | { readonly kind: 'not-asked'; readonly reason: string };

/**
 * Asks for the plan's own Python, then for the others; one that could not be asked has no row.
 *
 * @param date day of the run, `2026-11-28`
 * @param folder to work in
 */
export async function resolveTarget(
  { questions }: TargetQuestions,
  resolver: Resolver,
  date: string,
  folder: string,
): Promise<TargetOutcome> {
  const [first, ...others] = questions;
  if (first === undefined) throw new RangeError('A target has at least one question.');
  const own = await resolveQuestion(first, resolver, join(folder, first.python));
  if (own.kind === 'not-asked') return own;
  const rows: Row[] = [];
  for (const question of others) {
    const found = await resolveQuestion(question, resolver, join(folder, question.python));
    if (found.kind === 'resolved') rows.push(rowOf(question.python, found, own));
  }
  return {
    kind: 'resolution',
    resolution: {
      date,
      resolver: resolver.uv.version,
      python: first.python,
      ...(own.glibc === undefined ? {} : { glibc: own.glibc }),
      asked: own.asked,
      outcome: outcomeOf(own),
      ...(own.trouble === undefined ? {} : { trouble: own.trouble }),
      replaced: own.replaced,
      pythons: rows,
      ...contentsOf(own),
    },
  };
}

function outcomeOf({ trouble }: Resolved): Resolution['outcome'] {
  return trouble === undefined ? 'resolves' : 'fails';
}

function rowOf(python: string, found: Resolved, own: Resolved): Row {
  const isSame = JSON.stringify(found.asked) === JSON.stringify(own.asked);
  return {
    python,
    ...(isSame ? {} : { asked: found.asked }),
    outcome: outcomeOf(found),
    ...(found.trouble === undefined ? {} : { trouble: shortened(found.trouble) }),
  };
}

/** Said once in full; here it is mostly the same again. */
function shortened(trouble: Trouble): Trouble {
  const text = trouble.text.replaceAll(/\s+/g, ' ');
  return { ...trouble, text: text.length <= 300 ? text : `${text.slice(0, 297)}...` };
}

function contentsOf(own: Resolved): Pick<Resolution, 'built' | 'download_bytes' | 'packages'> {
  if (own.trouble !== undefined) return {};
  const bytes = downloadBytes(own);
  return {
    ...(bytes === undefined ? {} : { download_bytes: bytes }),
    ...(own.built.length === 0 ? {} : { built: own.built }),
    packages: own.packages,
  };
}

/** With a stand-in index another build would be weighed. */
function downloadBytes({ packages, replaced }: Resolved): number | undefined {
  if (replaced.length > 0) return undefined;
  const sizes = packages.map(({ files }) =>
    Math.max(...files.map(({ bytes = Number.NaN }) => bytes)),
  );
  const sum = sizes.reduce((total, size) => total + size, 0);
  return Number.isSafeInteger(sum) ? sum : undefined;
}
