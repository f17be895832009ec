/**
 * Makes the children of an element equal to a tree and keeps every node that can stay, so that focus,
 * selection and open details survive. Text goes in as text only.
 */
import type { Tree, TreeElement } from '../site/tree.ts';

/** Changes `parent`'s children, in place, to show `trees`. */
export function morphChildren(parent: Element, trees: readonly Tree[]): void {
  const joined = joinTexts(trees);
  joined.forEach((tree, index) => {
    morphChild(parent, parent.childNodes[index], tree);
  });
  while (parent.childNodes.length > joined.length) parent.lastChild?.remove();
}

/** Neighbouring texts are one node in parsed HTML, and so they are here. */
function joinTexts(trees: readonly Tree[]): readonly Tree[] {
  const joined: Tree[] = [];
  for (const tree of trees) {
    const last = joined.at(-1);
    if (typeof tree === 'string' && typeof last === 'string')
      joined[joined.length - 1] = last + tree;
    else if (tree !== '') joined.push(tree);
  }
  return joined;
}

function morphChild(parent: Element, node: ChildNode | undefined, tree: Tree): void {
  if (typeof tree === 'string') morphText(parent, node, tree);
  else if (node instanceof HTMLElement && isSame(node, tree)) morphElement(node, tree);
  else place(parent, node, elementOf(tree));
}

function morphText(parent: Element, node: ChildNode | undefined, text: string): void {
  if (!(node instanceof Text)) place(parent, node, document.createTextNode(text));
  else if (node.data !== text) node.data = text;
}

/** A node with another id is another thing, and so is one of another tag. */
function isSame(node: HTMLElement, tree: TreeElement): boolean {
  return node.localName === tree.tag && node.id === (tree.attributes['id'] ?? '');
}

function place(parent: Element, node: ChildNode | undefined, fresh: Node): void {
  if (node === undefined) parent.append(fresh);
  else parent.replaceChild(fresh, node);
}

function elementOf(tree: TreeElement): Element {
  const element = document.createElement(tree.tag);
  morphElement(element, tree);
  return element;
}

function morphElement(element: HTMLElement, tree: TreeElement): void {
  for (const name of element.getAttributeNames()) {
    if (!(name in tree.attributes) && !isUsers(element, name)) element.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(tree.attributes)) {
    const text = value === true ? '' : value;
    if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
  morphChildren(element, tree.children);
  morphState(element, tree);
}

/** Whether details are open is for the user to say. */
function isUsers(element: Element, name: string): boolean {
  return element.localName === 'details' && name === 'open';
}

/** Attributes are only the first state of a field; what it shows now are its properties. */
function morphState(element: HTMLElement, tree: TreeElement): void {
  if (element instanceof HTMLInputElement) {
    element.checked = 'checked' in tree.attributes;
    if (element !== document.activeElement) element.value = element.defaultValue;
  }
  if (element instanceof HTMLOptionElement) element.selected = 'selected' in tree.attributes;
}
