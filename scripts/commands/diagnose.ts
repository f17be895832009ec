/** `cardstock diagnose`: reads a log and names what went wrong, why, and what to do. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadCatalog, loadRegistry } from '../../src/catalog/load.ts';
import { loadFailures } from '../../src/catalog/load-failures.ts';
import { escapeHidden } from '../../src/catalog/scan-text.ts';
import { nearestWord } from '../../src/catalog/spelling.ts';
import { config } from '../../src/config.ts';
import { adviseOn, type Advice } from '../../src/core/diagnose/advise.ts';
import { diagnose } from '../../src/core/diagnose/diagnose.ts';
import { type QuotedLine, quoteLines } from '../../src/core/diagnose/quote-lines.ts';
import { catalogTraits } from '../../src/core/diagnose/traits.ts';
import type { Platform } from '../../src/core/platform/platform.ts';
import { findPlatform } from '../../src/core/platform/platforms.ts';
import type { Registry } from '../../src/core/registry.ts';
import { projectRoot } from './project-root.ts';
import { UsageError } from './usage-error.ts';

export const help = `cardstock diagnose [file] [--on PLATFORM] [--json]

Reads a log, from the file or from standard input, and names the failure, its cause and what to do.
Nothing is sent anywhere; tokens, addresses and names of users are masked in what is shown.

  --on PLATFORM      a platform of catalog/platforms.yml, for example ubuntu-24.04: fixes for it, in the
                     names of its packages
  --json             {"matches": [{"failure", "stage", "fix", ...}]}, the best first

Exit status: 0 something was recognised, 3 nothing was, 2 a mistake in the call.`;

/** A log is text that a person pastes; more than this is something else. */
const MOST_BYTES = 32 * 1024 * 1024;

/** One recognised failure. */
interface Match {
  readonly advice: Advice;
  readonly lines: readonly QuotedLine[];
}

/** @returns the exit status */
export function run(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { on: { type: 'string' }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const { registry } = loadRegistry(projectRoot);
  const platform = values.on === undefined ? undefined : platformOf(values.on, registry);
  const matches = matchesIn(readLog(positionals), platform, registry);
  process.stdout.write(values.json ? json(matches) : pretty(matches, platform));
  return matches.length > 0 ? 0 : 3;
}

function platformOf(name: string, { platforms }: Registry): Platform {
  const platform = findPlatform(platforms, name);
  if (platform !== undefined) return platform;
  const near = nearestWord(
    name,
    platforms.flatMap(({ id, aliases }) => [id, ...aliases]),
  );
  const hint =
    near === undefined
      ? ` There are ${platforms.map(({ id }) => id).join(', ')}.`
      : ` Did you mean "${near}"?`;
  throw new UsageError(`There is no platform "${name}".${hint}`);
}

function readLog([file, ...more]: readonly string[]): string {
  if (more.length > 0) throw new UsageError(`One log at a time; "${more.join(' ')}" is too much.`);
  if (file === undefined && process.stdin.isTTY) {
    process.stderr.write('Paste the log, then press Ctrl+D (on Windows Ctrl+Z and Enter).\n');
  }
  let bytes: Buffer;
  try {
    // Descriptor 0 is standard input.
    bytes = readFileSync(file === undefined || file === '-' ? 0 : file);
  } catch {
    throw new UsageError(`${file ?? 'Standard input'} cannot be read.`);
  }
  if (bytes.length > MOST_BYTES) throw new UsageError('That is larger than a log, 32 MiB at most.');
  return decode(bytes);
}

/** PowerShell writes UTF-16 when it redirects. */
function decode(bytes: Buffer): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes);
}

function matchesIn(
  log: string,
  platform: Platform | undefined,
  registry: Registry,
): readonly Match[] {
  const { failures } = loadFailures(projectRoot, registry);
  const cards = loadCatalog(projectRoot).cards.map(({ card }) => card);
  const traits = catalogTraits(cards, failures);
  const options = { platform, log, repository: config.repository };
  return diagnose(log, failures).map((diagnosis) => ({
    advice: adviseOn(diagnosis, options, traits, registry),
    lines: quoteLines(log, diagnosis.lines),
  }));
}

function json(matches: readonly Match[]): string {
  const plain = matches.map(({ advice, lines }) => ({
    failure: advice.failure,
    stage: advice.stage,
    fix: advice.fixes.map(({ text }) => text).join(' '),
    title: advice.title,
    cause: advice.cause,
    lines,
    commands: advice.fixes.flatMap((fix) => fix.lines),
    cards: advice.named.map(({ card, lacks, entry, edit }) => ({
      id: card.id,
      lacks,
      entry,
      edit,
    })),
    guarded_by: advice.guarding.map(({ id }) => id),
  }));
  return `${JSON.stringify({ matches: plain }, undefined, 2)}\n`;
}

function pretty(matches: readonly Match[], platform: Platform | undefined): string {
  if (matches.length === 0) return UNKNOWN;
  const blocks = matches.map((match, index) => block(match, index === 0));
  const asks =
    platform === undefined && matches.some(({ advice }) => needsPlatform(advice))
      ? ['\nSay --on PLATFORM to see the commands for your system.\n']
      : [];
  return escaped([...blocks, ...asks].join('\n'));
}

const UNKNOWN = `Nothing in this log is known to the catalog, so there is no advice; a guess would cost you time.
Look at the first line that says error, not the last, and ask the authors of the model with that line.
`;

/** Names of packages may be more telling than the text alone. */
function needsPlatform({ fixes }: Advice): boolean {
  return fixes.some(({ text }) => /^(Otherwise )?install /i.test(text));
}

function block({ advice, lines }: Match, isFirst: boolean): string {
  const head = isFirst ? advice.title : `Also: ${advice.title}`;
  const text = [
    `${head} (${advice.failure}, at ${advice.stage})`,
    ...lines.map((line) => `  ${String(line.number)} | ${line.text}`),
    `Why: ${advice.cause}`,
    'What to do:',
    ...advice.fixes.flatMap((fix) => [
      `  - ${fix.text}`,
      ...fix.hints.map((hint) => `    ${hint}`),
      ...fix.lines.map((line) => `      ${line}`),
    ]),
    ...cardLines(advice),
  ];
  return `${text.join('\n')}\n`;
}

/** Longer lists help nobody; the page has them all. */
const MOST_CARDS = 6;

function cardLines({ named, guarding }: Advice): readonly string[] {
  const lines = named.map(({ card, lacks, entry, edit }) => {
    const about = `The log names the card ${card.id}`;
    if (lacks === undefined) return `${about}; follow its page, which guards against this.`;
    const place = entry === undefined ? '' : `, in its front matter under ${entry}`;
    return `${about}, which does not state ${lacks}. Where to add it${place}: ${edit ?? ''}`;
  });
  if (guarding.length === 0) return lines;
  const shown = guarding.slice(0, MOST_CARDS).map(({ id }) => id);
  const rest = guarding.length - shown.length;
  const more = rest > 0 ? ` and ${String(rest)} more` : '';
  return [...lines, `Cards whose requirements prevent it: ${shown.join(', ')}${more}.`];
}

/** Line by line, for line breaks are ours. */
function escaped(text: string): string {
  return text.split('\n').map(escapeHidden).join('\n');
}
