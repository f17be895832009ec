/** Rules of the reader: what the YAML of a card is held to. */
import type { RuleDoc } from '../finding.ts';
import { GOOD_FILE, changed } from './good-file.ts';

export const yamlDocs: readonly RuleDoc[] = [
  {
    id: 'Y001',
    title: 'YAML cannot be read',
    level: 'error',
    why: 'Nothing in the card can be checked before its YAML is readable.',
    fix: 'Look at the marked place; text with a colon, `#` or a quote inside needs quotes around it.',
    example: {
      kind: 'keys',
      bad: 'summary: A model: fast and small',
      good: 'summary: "A model: fast and small"',
    },
  },
  {
    id: 'Y002',
    title: 'Key given twice',
    level: 'error',
    why: 'One of the two values would be lost.',
    fix: 'Keep one of them.',
    example: { kind: 'keys', bad: 'version: "1.0"\nversion: "2.0"', good: 'version: "2.0"' },
  },
  {
    id: 'Y003',
    title: 'YAML alias, anchor or merge',
    level: 'error',
    why: 'Aliases can blow a small file up, and readers disagree on merges.',
    fix: 'Write the value out, or put text that begins with `*` or `&` in quotes.',
    example: { kind: 'keys', bad: 'name: *model', good: 'name: "*model"' },
  },
  {
    id: 'Y004',
    title: 'YAML tag',
    level: 'error',
    why: 'Tags turn text into other things, in some readers into code.',
    fix: 'Leave the tag out; put text that begins with `!` in quotes.',
    example: { kind: 'keys', bad: 'name: !important Example', good: 'name: "!important Example"' },
  },
  {
    id: 'Y005',
    title: 'YAML directive',
    level: 'error',
    why: 'Directives change how the rest is read.',
    fix: 'Delete the line that begins with `%`.',
    example: { kind: 'file', bad: changed('---\n', '---\n%YAML 1.1\n'), good: GOOD_FILE },
  },
  {
    id: 'Y006',
    title: 'Document marker inside the front matter',
    level: 'error',
    why: 'Programs disagree on where such a card ends.',
    fix: 'Delete the marker; the front matter is one document.',
    example: {
      kind: 'file',
      bad: changed('license: MIT\n', 'license: MIT\n...\n'),
      good: GOOD_FILE,
    },
  },
  {
    id: 'Y007',
    title: 'Front matter is not a mapping',
    level: 'error',
    why: 'A card is a list of named facts.',
    fix: 'Write `key: value` lines.',
    example: { kind: 'file', bad: '---\njust a sentence\n---\n', good: GOOD_FILE },
  },
  {
    id: 'Y008',
    title: 'Reserved key',
    level: 'error',
    why: 'Programs give these keys a meaning of their own, up to replacing another page.',
    fix: 'Use another name. The id of a card is its file name.',
    example: { kind: 'keys', bad: 'slug: other', good: 'name: Other' },
  },
  {
    id: 'Y009',
    title: 'Key is not text',
    level: 'error',
    why: 'Number 1 and text "1" would be two keys in one reader and one in another.',
    fix: 'Put the key in quotes or use a word.',
    example: { kind: 'keys', bad: '1: one', good: 'name: One' },
  },
  {
    id: 'Y010',
    title: 'Text was read as a number',
    level: 'error',
    why: 'YAML drops what looks meaningless in a number: 3.10 becomes 3.1.',
    fix: 'Put the value in quotes.',
    example: { kind: 'keys', bad: 'version: 3.10', good: 'version: "3.10"' },
  },
];
