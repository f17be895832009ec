/** Rules about the prose and the picture of a card. */
import type { Nodes } from 'mdast';
import type { Finding } from '../../catalog/finding.ts';
import { isLocalPicture, parseProse } from '../../catalog/prose.ts';
import type { CardContext, Rule } from '../rule.ts';
import { textsOf } from '../values.ts';
import { checkAddress } from './addresses.ts';

/** A part of the prose. */
interface Part {
  readonly node: Nodes;
  readonly offset: number;
  readonly length: number;
}

/** Nothing else can break a rule, so that plain prose is not parsed at all. */
const SUSPECT =
  /<|!\[|&[#\w]|\b(?:curl|wget|sudo|iwr|irm|iex)\b|\]\((?!https:\/\/)|\]:(?!\s*https:\/\/)|https:\/\/[^\s/]*[@\d[:]|\]\([^)]*[^\0-\x7f]/i;

const parsed = new WeakMap<CardContext, readonly Part[]>();

function partsOf(context: CardContext): readonly Part[] {
  const known = parsed.get(context);
  if (known !== undefined) return known;
  const parts = SUSPECT.test(context.body)
    ? flatten(parseProse(context.body), context.bodyOffset)
    : [];
  parsed.set(context, parts);
  return parts;
}

function flatten(root: Nodes, base: number): readonly Part[] {
  const parts: Part[] = [];
  const open: Nodes[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const start = node.position?.start.offset ?? 0;
    parts.push({
      node,
      offset: base + start,
      length: (node.position?.end.offset ?? start) - start,
    });
    if ('children' in node) open.push(...node.children.toReversed());
  }
  return parts;
}

function found(
  rule: string,
  { offset, length }: Part,
  message: string,
  fix?: string,
): readonly Finding[] {
  return [{ rule, place: { offset, length }, message, fix }];
}

export const rawHtml: Rule = {
  id: 'M501',
  title: 'Raw HTML in prose',
  level: 'warning',
  why: 'HTML from cards could imitate or cover parts of the page, so none of it is shown.',
  fix: 'Use Markdown, or put the text between backticks.',
  example: { kind: 'body', bad: '<div>Leaf</div>', good: 'Leaf' },
  check: (context) =>
    partsOf(context).flatMap((part) => {
      const { node } = part;
      // Comments are for authors, and vanish as they expect.
      if (
        node.type !== 'html' ||
        /^<!--[\s\S]*-->$/.test(node.value) ||
        node.value.startsWith('</')
      )
        return [];
      return found('M501', part, 'raw HTML is removed from the page');
    }),
};

export const link: Rule = {
  id: 'M502',
  title: 'Link is not allowed',
  level: 'error',
  why: 'Other schemes run code, and relative links lead nowhere on the page.',
  fix: 'Use an https address, mailto: or a heading of the same text (#heading).',
  example: {
    kind: 'body',
    bad: '[Leaf](javascript:alert(1))',
    good: '[Leaf](https://example.org/leaf)',
  },
  check: (context) =>
    partsOf(context).flatMap((part) => {
      const { node } = part;
      if (node.type !== 'link' && node.type !== 'definition') return [];
      if (/^(?:#|mailto:)/i.test(node.url)) return [];
      if (node.type === 'definition' && isLocalPicture(node.url)) return [];
      const fault = checkAddress(node.url);
      return fault === undefined || fault.rule === 'U404'
        ? []
        : found('M502', part, `link: ${fault.message}`);
    }),
};

export const pictureForm: Rule = {
  id: 'M504',
  title: 'Picture format',
  level: 'error',
  why: 'Drawings such as SVG can hold scripts.',
  fix: 'Use png, jpg, webp or avif.',
  example: { kind: 'body', bad: '![A leaf](./leaf.svg)', good: '![A leaf](./leaf.png)' },
  check: (context) =>
    pictures(
      context,
      (url) => /^\.\/[^/]*$/.test(url) && !isLocalPicture(url),
      'M504',
      'image must be png, jpg, webp or avif, with a plain lower-case name',
    ),
};

export const pictureElsewhere: Rule = {
  id: 'M505',
  title: 'Picture from another site',
  level: 'error',
  why: 'Another site would learn of every reader, and could change the picture.',
  fix: "Put the file into the card's folder and write ./name.png.",
  example: {
    kind: 'body',
    bad: '![A leaf](https://example.org/leaf.png)',
    good: '![A leaf](./leaf.png)',
  },
  check: (context) =>
    pictures(
      context,
      (url) => /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url),
      'M505',
      'image must lie beside the card, not on another site',
    ),
};

export const picturePath: Rule = {
  id: 'P604',
  title: "Picture outside the card's folder",
  level: 'error',
  why: 'A path that climbs could publish any file of the repository.',
  fix: "Put the file into the card's folder and write ./name.png.",
  example: { kind: 'body', bad: '![A leaf](./../../leaf.png)', good: '![A leaf](./leaf.png)' },
  check: (context) =>
    pictures(
      context,
      (url) => !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url) && !/^\.\/[^/]*$/.test(url),
      'P604',
      'image must be ./name.png beside the card',
    ),
};

/** Pictures of the prose and of the front matter that a rule refuses. */
function pictures(
  context: CardContext,
  isRefused: (url: string) => boolean,
  rule: string,
  message: string,
): readonly Finding[] {
  const inProse = partsOf(context).flatMap((part) =>
    part.node.type === 'image' && isRefused(part.node.url) ? found(rule, part, message) : [],
  );
  const inFacts = textsOf(context.sites.image)
    .filter(({ value }) => isRefused(value))
    .map(({ pointer }) => ({ rule, place: { pointer }, message }));
  return [...inFacts, ...inProse];
}

const PIPE_TO_SHELL =
  /\b(?:curl|wget|iwr|irm)\b[^\n|]*\|\s*(?:sudo\s+)?(?:ba|z|da|k)?sh\b|\b(?:iwr|irm)\b[^\n|]*\|\s*iex\b|\biex\b|(?:^|[\s;&|])sudo\b|\bsh\s+-c\s+["']?\$\(\s*curl/im;

export const blindCommand: Rule = {
  id: 'M506',
  title: 'Command runs what it downloads, or uses sudo',
  level: 'warning',
  why: 'Readers paste commands; the plan already gives steps that can be read first.',
  fix: "State the requirement in the front matter, or link to upstream's instructions.",
  example: {
    kind: 'body',
    bad: '```sh\ncurl https://example.org/i.sh | sh\n```',
    good: '```sh\ncurl -O https://example.org/i.sh\n```',
  },
  check: (context) =>
    partsOf(context).flatMap((part) => {
      const { node } = part;
      if (node.type !== 'code' && node.type !== 'inlineCode') return [];
      const hit = PIPE_TO_SHELL.exec(node.value);
      if (hit === null) return [];
      // The block's first line is its fence.
      const line =
        node.type === 'code'
          ? context.body.indexOf(node.value, part.offset - context.bodyOffset)
          : -1;
      const place =
        line < 0
          ? part
          : {
              ...part,
              offset: context.bodyOffset + line,
              length: node.value.split('\n')[0]?.length ?? 0,
            };
      return found('M506', place, 'code block pipes a download to a shell or uses sudo');
    }),
};

/** Rules about prose and pictures. */
export const proseRules: readonly Rule[] = [
  rawHtml,
  link,
  pictureForm,
  pictureElsewhere,
  picturePath,
  blindCommand,
];
