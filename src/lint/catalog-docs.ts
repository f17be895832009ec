/** Documentation of rules that need more than one card. */
import type { RuleDoc } from '../catalog/finding.ts';

/** Rules without a check over a single card's values. */
export const catalogDocs: readonly RuleDoc[] = [
  {
    id: 'P603',
    title: 'Ids differ in letter case only',
    level: 'error',
    why: 'On many file systems, and in many addresses, the two are the same file.',
    fix: 'Rename one of the files.',
    example: { kind: 'words', bad: 'Leaf.md beside leaf.md', good: 'leaf.md beside leaf-2.md' },
  },
  {
    id: 'P607',
    title: 'The catalog is empty',
    level: 'error',
    why: 'An empty catalog is nearly always a wrong folder.',
    fix: 'Run the check in the folder that holds catalog/, or add a card to catalog/models.',
    example: {
      kind: 'words',
      bad: 'catalog/models without a card.',
      good: 'catalog/models with a card.',
    },
  },
];
