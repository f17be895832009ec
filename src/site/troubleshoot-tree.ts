/** Draws what the troubleshoot page says: the answer to a log, and each failure of the list. */
import { type Advice, type AdvisedFix, adviseOn, type NamedCard } from '../core/diagnose/advise.ts';
import { diagnose, type KnownFailure } from '../core/diagnose/diagnose.ts';
import type { FixRegistry } from '../core/diagnose/install-lines.ts';
import { type QuotedLine, quoteLines } from '../core/diagnose/quote-lines.ts';
import type { CardTraits } from '../core/diagnose/traits.ts';
import type { Platform } from '../core/platform/platform.ts';
import { codeTree, copyTree } from './copy-tree.ts';
import { packageNames } from './package-names.ts';
import { OUTSIDE } from './safe-url.ts';
import { h, type Tree } from './tree.ts';
import type { TroubleshootData } from './troubleshoot-data.ts';
import { urlsFor } from './urls.ts';

/**
 * The answer to a log.
 *
 * @param platform where the log comes from, when the reader has said so
 * @returns nothing for an empty log
 */
export function answerTree(
  log: string,
  platform: Platform | undefined,
  data: TroubleshootData,
): readonly Tree[] {
  if (log.trim() === '') return [];
  const { failures, cards, registry, repository, base } = data;
  const found = diagnose(log, failures);
  if (found.length === 0) return [unknownTree()];
  const options = { platform, log, repository };
  return found.map((diagnosis, index) =>
    adviceTree(
      adviseOn(diagnosis, options, cards, registry),
      quoteLines(log, diagnosis.lines),
      base,
      index,
    ),
  );
}

/** What to say when the list of failures could not be fetched. */
export function lostTree(): Tree {
  return silentTree('Not connected', [
    'What this page knows could not be fetched, so nothing can be looked up. Load the page again, or look for the message below.',
  ]);
}

function unknownTree(): Tree {
  return silentTree('Unknown', [
    'Nothing in this log is known to the catalog, so there is no advice here; a guess would cost you time.',
    'Look at the first line that says error, not the last. If you pasted only the end, paste more. ' +
      'Otherwise ask the authors of the model, with that line and the lines around it.',
  ]);
}

/** In place of advice: why there is none. */
function silentTree(title: string, reasons: readonly string[]): Tree {
  return h(
    'div',
    { class: 'verdict unknown' },
    h('h2', {}, title),
    reasons.map((reason) => h('p', {}, reason)),
  );
}

function adviceTree(
  advice: Advice,
  lines: readonly QuotedLine[],
  base: string,
  index: number,
): Tree {
  const isFirst = index === 0;
  return h(
    'section',
    { class: isFirst ? 'answer first' : 'answer', 'data-failure': advice.failure },
    h('h2', {}, isFirst ? advice.title : `Also: ${advice.title}`),
    h(
      'pre',
      { class: 'quote', tabindex: '0', role: 'group', 'aria-label': 'Lines of your log, masked' },
      h('code', {}, lines.map(({ number, text }) => `${String(number)}: ${text}`).join('\n')),
    ),
    h('p', {}, h('strong', {}, 'Why: '), advice.cause),
    h('h3', {}, 'What to do'),
    fixesTree(advice.fixes, `${advice.failure}-fix`),
    cardsTree(advice, base),
  );
}

function fixesTree(fixes: readonly AdvisedFix[], prefix: string): Tree {
  return h(
    'ol',
    {},
    fixes.map(({ text, lines, hints }, index) => {
      const id = `${prefix}-${String(index)}`;
      return h(
        'li',
        {},
        h('p', {}, text),
        hints.map((hint) => h('p', { class: 'quiet' }, hint)),
        lines.length > 0 && [
          codeTree(id, 'Commands', lines.join('\n')),
          copyTree(id, 'Copy', `Copy: ${text}`),
        ],
      );
    }),
  );
}

/** A longer list of links helps nobody. */
const MOST_CARDS = 8;

function cardsTree({ named, guarding }: Advice, base: string): readonly Tree[] {
  const shown = guarding.slice(0, MOST_CARDS);
  const rest = guarding.length - shown.length;
  return [
    ...named.map((one) => namedTree(one, base)),
    ...(shown.length === 0
      ? []
      : [
          h(
            'p',
            { class: 'quiet' },
            'Cards whose requirements prevent it: ',
            shown.map((card, index) => [index > 0 && ', ', cardLink(card, base)]),
            rest > 0 && `, and ${String(rest)} more`,
            '.',
          ),
        ]),
  ];
}

function namedTree({ card, lacks, entry, edit }: NamedCard, base: string): Tree {
  const link = cardLink(card, base);
  if (lacks === undefined)
    return h('p', {}, 'Your log names ', link, '; follow its page, which guards against this.');
  return h(
    'p',
    {},
    'Your log names ',
    link,
    `, and its card does not state ${lacks}. `,
    edit !== undefined &&
      h('a', { href: edit, rel: OUTSIDE, 'data-edit': card.id }, 'Add it in a pull request'),
    entry !== undefined && [', in its front matter under ', h('code', {}, entry)],
    ', if the authors say so.',
  );
}

function cardLink({ id, name }: CardTraits, base: string): Tree {
  return h('a', { href: urlsFor(base).card(id) }, name);
}

/** One entry of the list of all failures. */
export function failureTree({ id, failure }: KnownFailure, registry: FixRegistry): Tree {
  return h(
    'section',
    { class: 'failure', id },
    h('h3', {}, failure.title, ' ', h('a', { href: `#${id}`, class: 'anchor' }, `#${id}`)),
    wordingsTree(failure),
    h('p', {}, fixedText(failure.cause)),
    h(
      'ul',
      {},
      failure.fixes.map(({ text, os, system = [] }) =>
        h(
          'li',
          {},
          fixedText(text),
          os !== undefined && ` (${os.map((one) => SYSTEMS[one]).join(', ')})`,
          system.map((slug) => [' ', namesTree(slug, registry)]),
        ),
      ),
    ),
  );
}

/** Wordings that are shown at once; the first of a file is the one that most people see. */
const SHOWN = 3;

function wordingsTree({ match, stage }: KnownFailure['failure']): Tree {
  const words = match.map((patterns) => h('code', {}, patterns.map(readable).join(' and ')));
  const rest = words.slice(SHOWN);
  return h(
    'div',
    { class: 'quiet' },
    h('p', {}, 'Shows as ', inSeries(words.slice(0, SHOWN)), `, at ${STAGES[stage]}.`),
    rest.length > 0 &&
      h(
        'details',
        {},
        h('summary', {}, rest.length === 1 ? '1 other wording' : `${rest.length} other wordings`),
        h('p', {}, inSeries(rest)),
      ),
  );
}

function inSeries(words: readonly Tree[]): readonly Tree[] {
  return words.flatMap((word, index) => (index > 0 ? [' or ', word] : [word]));
}

const STAGES = { install: 'installation', import: 'import', run: 'run' } as const;
const SYSTEMS = { linux: 'Linux', macos: 'macOS', windows: 'Windows' } as const;

function namesTree(slug: string, registry: FixRegistry): Tree {
  const names = packageNames(slug, registry);
  return h(
    'span',
    { class: 'quiet' },
    names.map(({ manager, text }, index) => [
      index > 0 && '; ',
      `${manager}: `,
      h('code', {}, text),
    ]),
  );
}

/** A pattern as people read it. */
function readable(pattern: string): string {
  return pattern.replace(/^\^|\$$/g, '').replace(/\{[a-z_]+\}|\*/g, '...');
}

/** Without a log there is no word to put in. */
function fixedText(text: string): string {
  return text.replace(/ \(\{[a-z_]+\}\)/g, '').replace(/\{([a-z_]+)\}/g, 'that $1');
}
