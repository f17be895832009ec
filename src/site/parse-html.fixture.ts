/** Reads one element back with a real HTML parser, for the tests of what we print. */
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

export function fromHtml(html: string): {
  readonly tag: string;
  readonly title: unknown;
  readonly content: string;
} {
  const root = unified().use(rehypeParse, { fragment: true }).parse(html);
  const [element] = root.children;
  if (root.children.length !== 1 || element?.type !== 'element') throw new Error('not one element');
  const content = element.children.map((child) => (child.type === 'text' ? child.value : '<>'));
  return { tag: element.tagName, title: element.properties['title'], content: content.join('') };
}
