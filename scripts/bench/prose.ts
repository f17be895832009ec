/** Prose of generated cards: headings, paragraphs, lists, a table, links and a piece of code. */
import type { Seedling } from './front-matter.ts';
import type { Random } from './random.ts';
import type { Subject } from './words.ts';

/** Writes between about 1.5 and 4 KB of Markdown, one sentence per line. */
export function proseOf({ name, subject, random }: Seedling): string {
  const sections = [
    ['## What it is for', '', paragraph(subject, random), '', paragraph(subject, random)],
    ['## Limits', '', ...random.some(LIMITS, random.int(3, 7)).map((text) => `- ${text}`)],
    ['## How it was trained', '', paragraph(subject, random), '', ...figures(random)],
    ...(random.chance(0.6) ? [['## Using it', '', paragraph(subject, random), '', ...CODE]] : []),
    ...(random.chance(0.4) ? [['## Settings', '', ...settings(random)]] : []),
    ['## Citing', '', `Cite the report on *${name}* and the [data policy](${POLICY}).`],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const POLICY = 'https://www.go-fair.org/fair-principles/';

function paragraph(subject: Subject, random: Random): string {
  const sentences = random.some(SENTENCES, random.int(5, 9));
  return sentences.map((write) => write(subject, random)).join('\n');
}

const SENTENCES: readonly ((subject: Subject, random: Random) => string)[] = [
  ({ things, material }) =>
    `The model looks for **${things}** in ${material} and gives each a number.`,
  ({ people }) => `It was made for ${people} who have more recordings than time.`,
  (_subject, random) =>
    `A run over ${random.int(2, 90)} files takes a few minutes on one computer.`,
  ({ things }) => `Where ${things} touch or overlap, the result is checked a second time.`,
  ({ material }) => `Input may be compressed, but ${material} of low contrast need a longer look.`,
  ({ people }, random) => `In a survey ${random.int(3, 40)} ${people} marked the same set by hand.`,
  (_subject, random) => `The score on the held-out part was ${random.int(700, 970) / 1000}.`,
  ({ things }) => `Rare kinds of ${things} were drawn more often, so that they count.`,
  () => 'The `threshold` setting trades missed objects against false ones.',
  ({ material }) => `Files are read in pieces, so ${material} need not fit into memory.`,
  ({ things }) => `Results are written as a table with one line for each of the ${things}.`,
  () => 'Another table lists what was left out, with the reason.',
  ({ people }) => `A tutorial with open data leads ${people} through a first run.`,
  ({ material }) => `New ${material} can be added to the training set with a few lines of code.`,
];

const LIMITS: readonly string[] = [
  'Only material of the same kind as the training data was tried.',
  'Very small objects are missed when the picture is scaled down.',
  'The confidence is not calibrated; compare it within one run only.',
  'Results differ slightly between processors and graphics cards.',
  'Metadata such as dates and places is not read.',
  'Long files are split, and an object on a seam may be counted twice.',
  'Nothing is said about places outside Europe and North America.',
  'The authors advise against decisions without a person who looks at them.',
];

function figures(random: Random): readonly string[] {
  const row = (part: string): string =>
    `| ${part} | ${random.int(200, 9000)} | ${random.int(1, 60)} |`;
  return ['| Part | Files | Places |', '| --- | ---: | ---: |', ...['training', 'test'].map(row)];
}

function settings(random: Random): readonly string[] {
  return ['threshold', 'tile', 'overlap', 'workers'].map(
    (setting) => `1. \`${setting}\` is ${random.int(1, 512)} when nothing is said.`,
  );
}

const CODE: readonly string[] = [
  '```python',
  "results = model.predict('input', threshold=0.5)",
  'for result in results:',
  '    print(result.label, round(result.score, 2))',
  '```',
];
