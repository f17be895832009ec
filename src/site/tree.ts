/**
 * A page fragment as plain data, so that the build (as HTML) and the browser (as DOM) show the same
 * thing from the same code.
 */

/** An element. An attribute that is `false` or `undefined` is left out; `true` stands alone. */
export interface TreeElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | true>>;
  readonly children: readonly Tree[];
}

export type Tree = string | TreeElement;

type Attribute = string | boolean | undefined;
type Child = Tree | false | undefined | readonly Child[];

/** Makes an element; children that are `false` or `undefined` are left out, lists are spread. */
export function h(
  tag: string,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): TreeElement {
  return { tag, attributes: present(attributes), children: children.flatMap(flat) };
}

function present(
  attributes: Readonly<Record<string, Attribute>>,
): Readonly<Record<string, string | true>> {
  const entries = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined || value === false ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}

function flat(child: Child): readonly Tree[] {
  if (child === undefined || child === false) return [];
  return isList(child) ? child.flatMap(flat) : [child];
}

function isList(child: Child): child is readonly Child[] {
  return Array.isArray(child);
}
