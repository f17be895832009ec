/** Prints a tree as HTML; every text and every attribute is escaped here and nowhere else. */
import type { Tree } from './tree.ts';

/** HTML of the trees, one after the other. Tags and attribute names come from our code, never from a card. */
export function treeToHtml(trees: Tree | readonly Tree[]): string {
  if (typeof trees === 'string') return escapeHtml(trees);
  if (!('tag' in trees)) return trees.map((tree) => treeToHtml(tree)).join('');
  const open = `<${trees.tag}${attributesOf(trees.attributes)}>`;
  return VOID.has(trees.tag) ? open : `${open}${treeToHtml(trees.children)}</${trees.tag}>`;
}

/** Text that stands for itself in HTML, in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/**
 * JSON for a `<script type="application/json">`: nothing in it can end the script or be taken for a comment.
 *
 * @see https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
 */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(/[<\u2028\u2029]/g, escapeUnit);
}

/** @see https://html.spec.whatwg.org/multipage/syntax.html#void-elements */
const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input']);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function attributesOf(attributes: Readonly<Record<string, string | true>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`))
    .join('');
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
