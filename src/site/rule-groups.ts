/** Rules as their pages show them, grouped by the first letter of the id. */
import type { ExampleKind, RuleDoc } from '../catalog/finding.ts';

export interface RuleGroup {
  readonly title: string;
  readonly docs: readonly RuleDoc[];
}

/** Groups in the order of their letters, rules in the order of their ids. */
export function ruleGroups(docs: readonly RuleDoc[]): readonly RuleGroup[] {
  const sorted = docs.toSorted((a, b) => a.id.localeCompare(b.id, 'en'));
  const letters = [...new Set(sorted.map(({ id }) => id.charAt(0)))];
  return letters.map((letter) => ({
    title: TITLES[letter] ?? letter,
    docs: sorted.filter(({ id }) => id.startsWith(letter)),
  }));
}

/** How to read an example. */
export function exampleWords(kind: ExampleKind): string {
  switch (kind) {
    case 'keys':
      return 'Keys of the front matter in an otherwise good card.';
    case 'body':
      return 'The text below the front matter.';
    case 'file':
      return 'A whole file.';
    case 'name':
      return 'The name of a file.';
    case 'words':
      return 'In words, because text cannot show it.';
    default:
      return kind satisfies never;
  }
}

const TITLES: Readonly<Record<string, string>> = {
  B: 'Prose',
  C: 'Content of the card',
  D: 'Data files',
  F: 'File and front matter',
  L: 'Limits',
  R: 'Requirements and steps',
  S: 'Schema',
  T: 'Text',
  U: 'Addresses',
  Y: 'YAML',
};
