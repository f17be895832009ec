/** Makes the cards of the generated catalog: card 17 is the same in every catalog, on every machine. */
import { dump } from 'js-yaml';
import { frontMatterOf } from './front-matter.ts';
import { proseOf } from './prose.ts';
import { randomFor } from './random.ts';
import { FIRST_PARTS, LAST_PARTS, SUBJECTS, type Subject } from './words.ts';

export interface GeneratedCard {
  readonly id: string;
  /** The whole file. */
  readonly text: string;
}

/**
 * Makes one card.
 *
 * @param index from 0
 * @param tasks ids of `catalog/tasks.yml`
 */
export function generateCard(index: number, tasks: readonly string[]): GeneratedCard {
  const { id, subject } = nameFor(index);
  const random = randomFor(index);
  const seedling = { id, name: titleOf(id), subject, random, tasks };
  const yaml = dump(frontMatterOf(seedling), { noRefs: true, lineWidth: 100, flowLevel: 2 });
  return { id, text: `---\n${yaml}---\n\n${proseOf(seedling)}` };
}

/** Has no divisor in common with the number of names, so it visits each once before any repeats. */
const STRIDE = 7919;

/** A name that no other index has, with neighbours that differ in every part. */
function nameFor(index: number): { readonly id: string; readonly subject: Subject } {
  const count = SUBJECTS.length * FIRST_PARTS.length * LAST_PARTS.length;
  const at = (index * STRIDE) % count;
  const subject = SUBJECTS[at % SUBJECTS.length];
  const rest = Math.floor(at / SUBJECTS.length);
  const first = FIRST_PARTS[rest % FIRST_PARTS.length];
  const last = LAST_PARTS[Math.floor(rest / FIRST_PARTS.length)];
  if (subject === undefined || first === undefined || last === undefined) {
    throw new Error(`There is no card ${index}: count from 0.`);
  }
  const round = Math.floor(index / count);
  const parts = [first, subject.id, last, ...(round === 0 ? [] : [String(round + 1)])];
  return { id: parts.join('-'), subject };
}

function titleOf(id: string): string {
  return id.replace(
    /(^|-)([a-z0-9])/g,
    (_all, dash: string, letter: string) => `${dash === '' ? '' : ' '}${letter.toUpperCase()}`,
  );
}
