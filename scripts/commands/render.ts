/** `cardstock render`: writes the files of one format for one target. */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { nearestWord } from '../../src/catalog/spelling.ts';
import { config } from '../../src/config.ts';
import type { Rendering } from '../../src/core/render/format.ts';
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
  const publisher = { site: `${config.site}${config.base}`, repository: config.repository };
  const found = format.render({ card, target, registry, publisher });
  if (found.kind === 'refusal') {
    process.stderr.write(pretty(found));
    return 3;
  }
  if (values.out === undefined) print(found);
  else write(found, values.out);
  for (const line of usage(found)) process.stderr.write(`${line}\n`);
  return 0;
}

/** The one file, byte for byte, so that it can be piped. */
function print({ files }: Rendering): void {
  const [file, ...others] = files;
  if (others.length > 0) {
    const all = files.map(({ name }) => name).join(', ');
    throw new UsageError(`This format has several files (${all}); name a folder with --out.`);
  }
  process.stdout.write(file?.text ?? '');
}

function write({ files }: Rendering, folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new UsageError(`--out ${folder} is a file; name a folder.`);
  }
  for (const { name, text, executable } of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode: executable === true ? 0o755 : 0o644 });
    process.stdout.write(`${path}\n`);
  }
}

/** How to use the files, for people: on the second channel, away from what may be piped. */
function usage({ use, notes }: Rendering): readonly string[] {
  const steps = use.flatMap(({ title, reason, lines }) => [`# ${title}: ${reason}`, lines, '']);
  return [...steps, ...notes.map((note) => `Note: ${note}`)];
}

function formatOf(name: string | undefined): (typeof formats)[number] {
  const format = formats.find(({ id }) => id === name);
  if (format !== undefined) return format;
  if (name === undefined) throw new UsageError(`Say what: --as ${names.join(', --as ')}.`);
  const near = nearestWord(name, names);
  const hint = near === undefined ? `Known: ${names.join(', ')}.` : `Did you mean "${near}"?`;
  throw new UsageError(`There is no format "${name}". ${hint}`);
}
