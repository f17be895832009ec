/** `cardstock check`: validates the catalog, or chosen files. */
import { readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cardPaths } from '../../src/catalog/load.ts';
import { CARD_BYTES, readText } from '../../src/catalog/read-text.ts';
import { type SourceText, lineText, sourceText } from '../../src/catalog/source-text.ts';
import { nearestWord } from '../../src/catalog/spelling.ts';
import { type Checked, checkCatalog, checkFiles } from '../../src/lint/check-catalog.ts';
import { fixCard } from '../../src/lint/fix-card.ts';
import { reportGithub } from '../report/github.ts';
import { reportJson } from '../report/json.ts';
import { reportMarkdown } from '../report/markdown.ts';
import { reportPretty } from '../report/pretty.ts';
import type { Reporter } from '../report/report.ts';
import { reportSarif } from '../report/sarif.ts';
import { projectRoot } from './project-root.ts';
import { UsageError } from './usage-error.ts';

export const help = `cardstock check [file...] [--format FORMAT] [--fix]

Checks the whole catalog, or just these files, wherever they lie.

  --format FORMAT    pretty (the default), json, github, sarif or markdown
  --fix              first mends what can be mended without losing anything
                     (byte order mark, line ends, trailing space, quotes)
  --root DIR         folder that holds catalog/; the current folder if it has
                     one, else this project

Exit status: 0 clean or warnings only, 1 errors, 2 a mistake in the call.`;

const REPORTERS: ReadonlyMap<string, Reporter> = new Map<string, Reporter>([
  ['pretty', reportPretty],
  ['json', reportJson],
  ['github', reportGithub],
  ['sarif', reportSarif],
  ['markdown', reportMarkdown],
]);

/** @returns the exit status */
export function run(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      format: { type: 'string', default: 'pretty' },
      fix: { type: 'boolean', default: false },
      root: { type: 'string' },
    },
    allowPositionals: true,
  });
  const report = reporterOf(values.format);
  const root = rootOf(values.root);
  const files = [...new Set(positionals)];
  if (values.fix)
    fixFiles(files.length > 0 ? files : cardPaths(root).map((path) => join(root, path)));
  const checked = files.length > 0 ? checkFiles(root, files) : checkCatalog(root);
  const lineAt = lineReader(files.length > 0 ? '' : root);
  process.stdout.write(report(checked, { lineAt, useColour: wantsColour() }));
  return hasErrors(checked) ? 1 : 0;
}

function reporterOf(format: string): Reporter {
  const reporter = REPORTERS.get(format);
  if (reporter !== undefined) return reporter;
  const near = nearestWord(format, REPORTERS.keys());
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  throw new UsageError(
    `There is no format "${format}"; there are ${[...REPORTERS.keys()].join(', ')}.${hint}`,
  );
}

/** The folder whose `catalog/` is the judge. */
function rootOf(given: string | undefined): string {
  if (given !== undefined) {
    if (!isFolder(given)) throw new UsageError(`There is no folder ${given}.`);
    return realpathSync(given);
  }
  return isFolder(join(process.cwd(), 'catalog')) ? process.cwd() : projectRoot;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function fixFiles(paths: readonly string[]): void {
  for (const path of paths) {
    const read = path.endsWith('.md') ? readText(path, CARD_BYTES) : undefined;
    if (read === undefined || !read.ok) continue;
    const fixed = fixCard(path, read.text);
    if (fixed !== read.text) writeFileSync(path, fixed);
  }
}

/** Lines of the files that have problems; each file is read once, and a huge one not at all. */
function lineReader(root: string): (file: string, line: number) => string | undefined {
  const sources = new Map<string, SourceText | undefined>();
  return (file, line) => {
    if (!sources.has(file)) sources.set(file, readSource(join(root, file)));
    const source = sources.get(file);
    return source === undefined ? undefined : lineText(source, line);
  };
}

function readSource(path: string): SourceText | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile() !== true || stat.size > 1_048_576) return undefined;
  return sourceText(readFileSync(path, 'utf8'));
}

function wantsColour(): boolean {
  return process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
}

function hasErrors({ problems }: Checked): boolean {
  return problems.some(({ level }) => level === 'error');
}
