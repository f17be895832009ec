/** `cardstock render`: writes the files of one format for one target. */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nearestWord } from '../../src/catalog/spelling.ts';
import { planCard } from '../../src/core/plan/plan-card.ts';
import { formats } from '../../src/core/render/formats.ts';
import { pretty } from './plan.ts';
import { resolveWanted, targetHelp, targetOptions } from './target-options.ts';
import { UsageError } from './usage-error.ts';

const names = formats.map(({ id }) => id);

export const help = `cardstock render <id|file> --as FORMAT --on PLATFORM [options]

Writes the files of one format, or prints the only one.

  --as FORMAT        ${names.join(', ')}
  --out DIR          write the files into this folder instead of printing
${targetHelp}

Exit status: 0 written, 3 a refusal, 2 a mistake in the call.`;

/** @returns the exit status */
export function run(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { ...targetOptions, as: { type: 'string' }, out: { type: 'string' } },
    allowPositionals: true,
  });
  const format = formatOf(values.as);
  const { card, registry, target } = resolveWanted(positionals, values);
  const plan = planCard(card, target, registry);
  if (plan.kind === 'refusal') {
    process.stderr.write(pretty(plan));
    return 3;
  }
  const files = format.render(plan);
  if (values.out === undefined) {
    for (const { text } of files) process.stdout.write(text);
    return 0;
  }
  if (existsSync(values.out) && !statSync(values.out).isDirectory()) {
    throw new UsageError(`--out ${values.out} is a file; name a folder.`);
  }
  mkdirSync(values.out, { recursive: true });
  for (const { name, text } of files) {
    writeFileSync(join(values.out, name), text);
    process.stdout.write(`${join(values.out, name)}\n`);
  }
  return 0;
}

function formatOf(name: string | undefined): (typeof formats)[number] {
  const format = formats.find(({ id }) => id === name);
  if (format !== undefined) return format;
  if (name === undefined) throw new UsageError(`Say what: --as ${names.join(', --as ')}.`);
  const near = nearestWord(name, names);
  const hint = near === undefined ? `Known: ${names.join(', ')}.` : `Did you mean "${near}"?`;
  throw new UsageError(`There is no format "${name}". ${hint}`);
}
