/** Rules of the reader: what any text is held to. */
import type { RuleDoc } from '../finding.ts';

export const textDocs: readonly RuleDoc[] = [
  {
    id: 'T301',
    title: 'Control character',
    level: 'error',
    why: 'It can rewrite what a terminal or a log shows.',
    fix: 'Delete the character.',
    example: { kind: 'keys', bad: 'name: "Leaf\\e[2K"', good: 'name: Leaf' },
  },
  {
    id: 'T302',
    title: 'Bidirectional control',
    level: 'error',
    why: 'It makes text read otherwise than programs read it.',
    fix: 'Delete the character; right-to-left text needs none.',
    example: { kind: 'keys', bad: 'name: "Leaf \\u202e"', good: 'name: Leaf' },
  },
  {
    id: 'T303',
    title: 'Invisible character',
    level: 'error',
    why: 'It hides text, or makes two different names look the same.',
    fix: 'Delete the character.',
    example: { kind: 'keys', bad: 'name: "Le\\u200baf"', good: 'name: Leaf' },
  },
  {
    id: 'T304',
    title: 'Line separator',
    level: 'error',
    why: 'Some programs take it for a line end and others do not.',
    fix: 'Use an ordinary line break or a space.',
    example: { kind: 'keys', bad: 'name: "Leaf\\u2028sorter"', good: 'name: Leaf sorter' },
  },
  {
    id: 'T305',
    title: 'Line break in a value',
    level: 'error',
    why: 'The value becomes one argument or one line of output; a line break could begin another.',
    fix: 'Write it on one line; for long text use `>-`, which folds lines and adds no break.',
    example: { kind: 'keys', bad: 'summary: "Sorts\\nleaves."', good: 'summary: Sorts leaves.' },
  },
  {
    id: 'T306',
    title: 'Look-alike letters',
    level: 'error',
    why: 'A word that mixes scripts passes for another word.',
    fix: 'Type the word again in one script.',
    example: { kind: 'keys', bad: 'name: Stable Diffusi\u043en', good: 'name: Stable Diffusion' },
  },
  {
    id: 'T308',
    title: 'Lone surrogate',
    level: 'error',
    why: 'It is half of a character and breaks programs that read the value.',
    fix: 'Type the character again.',
    example: { kind: 'keys', bad: 'name: "Leaf \\ud800"', good: 'name: Leaf' },
  },
];
