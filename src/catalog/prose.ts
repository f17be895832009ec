/** Turns the prose of a card into safe HTML. One processor, made once and frozen. */
import type { Element, Root as HtmlRoot } from 'hast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Root as MarkdownRoot } from 'mdast';
import rehypeSanitize, { defaultSchema, type Options } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Processor, unified } from 'unified';

export interface Heading {
  /** 2 to 6: level 1 is the name of the card. */
  readonly depth: number;
  readonly text: string;
  /** The id in the page. */
  readonly id: string;
}

export interface Prose {
  readonly html: string;
  readonly headings: readonly Heading[];
}

/** Put before every id that comes from prose, so that none can name an element of the page. */
export const ID_PREFIX = 'text-';

/**
 * Renders Markdown. Raw HTML, remote pictures and links other than https and mailto do not survive.
 *
 * @param markdown the text below a card's front matter
 */
export function renderProse(markdown: string): Prose {
  const tree = processor.parse(markdown);
  const html = processor.runSync(tree);
  const headings = nameHeadings(html);
  guardElements(html);
  return { html: processor.stringify(html), headings };
}

const { input: _input, ...attributes } = defaultSchema.attributes ?? {};

const SCHEMA: Options = {
  ...defaultSchema,
  clobberPrefix: ID_PREFIX,
  tagNames: (defaultSchema.tagNames ?? []).filter(
    (name) => !['input', 'details', 'summary', 'picture', 'source'].includes(name),
  ),
  attributes: { ...attributes, img: ['src', 'alt', 'title'] },
  protocols: { href: ['https', 'mailto'], src: [], cite: ['https'] },
};

const processor: Processor<MarkdownRoot, MarkdownRoot, HtmlRoot, HtmlRoot, string> = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { clobberPrefix: '' })
  .use(rehypeSanitize, SCHEMA)
  .use(rehypeStringify)
  .freeze();

/** The one Markdown parser, also for the rules that look at prose. */
export function parseProse(markdown: string): MarkdownRoot {
  return processor.parse(markdown);
}

/** Gives every heading an id and moves it below the page's own level 1. */
function nameHeadings(root: HtmlRoot): readonly Heading[] {
  const headings: Heading[] = [];
  const taken = new Set<string>();
  visitElements(root, (element) => {
    const level = /^h([1-6])$/.exec(element.tagName)?.[1];
    if (level === undefined) return;
    const text = plainText(element);
    const given = element.properties['id'];
    const id = typeof given === 'string' ? given : freeId(text, taken);
    const depth = Math.max(2, Number(level));
    element.tagName = `h${depth}`;
    element.properties = { ...element.properties, id };
    headings.push({ depth, text, id });
  });
  return headings;
}

function freeId(text: string, taken: Set<string>): string {
  const word =
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'section';
  let id = `${ID_PREFIX}${word}`;
  for (let count = 2; taken.has(id); count++) id = `${ID_PREFIX}${word}-${count}`;
  taken.add(id);
  return id;
}

/** Links leave without passing anything on; pictures must lie beside the card. */
function guardElements(root: HtmlRoot): void {
  visitElements(root, (element, siblings) => {
    const { href, src } = element.properties;
    if (element.tagName === 'a' && typeof href === 'string') guardLink(element, href);
    if (element.tagName === 'img' && !(typeof src === 'string' && isLocalPicture(src))) {
      siblings.splice(siblings.indexOf(element), 1);
    }
  });
}

function guardLink(element: Element, href: string): void {
  if (href.startsWith('#')) {
    const target = href.slice(1);
    element.properties['href'] = `#${target.startsWith(ID_PREFIX) ? '' : ID_PREFIX}${target}`;
    return;
  }
  if (/^(?:https:\/\/|mailto:)/i.test(href)) {
    element.properties['rel'] = ['nofollow', 'ugc', 'noopener', 'noreferrer'];
    return;
  }
  // Relative and protocol-relative addresses have no place in a card.
  delete element.properties['href'];
}

/** `./name.png`, a raster picture in the card's own folder. */
export function isLocalPicture(src: string): boolean {
  return /^\.\/[a-z0-9][a-z0-9._-]*\.(?:png|jpe?g|webp|avif)$/.test(src);
}

function visitElements(
  root: HtmlRoot,
  visit: (element: Element, siblings: (HtmlRoot | Element)['children']) => void,
): void {
  const open: (HtmlRoot | Element)[] = [root];
  for (let parent = open.shift(); parent !== undefined; parent = open.shift()) {
    const children = [...parent.children].filter(isElement);
    for (const child of children) visit(child, parent.children);
    open.unshift(...children);
  }
}

type HtmlNode = HtmlRoot['children'][number];

function isElement(node: HtmlNode): node is Element {
  return node.type === 'element';
}

function plainText(element: Element): string {
  return textOf(element);
}
