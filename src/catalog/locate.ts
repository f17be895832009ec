/** Finds where in a file a JSON pointer leads; the text is parsed again, with positions, only for this. */
import { type Node, type ParsedNode, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Place } from './finding.ts';

export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** Answers questions of the kind "where is `/pip/2`?" about one file. */
export interface Locator {
  readonly spanOf: (place: Place) => Span;
  /** A scalar as it is written, for example `3.10`. */
  readonly writtenAt: (pointer: string) => string | undefined;
}

/** Makes a locator for YAML that begins at `base` in its file. */
export function makeLocator(yaml: string, base: number): Locator {
  let root: ParsedNode | null | undefined;
  const find = (pointer: string): Found => {
    root ??= parseDocument(yaml, { version: '1.2', schema: 'core', prettyErrors: false }).contents;
    return walk(root, pointer);
  };
  return {
    spanOf: (place) =>
      'pointer' in place ? spanOf(find(place.pointer), place, yaml, base) : place,
    writtenAt: (pointer) => {
      const { node } = find(pointer);
      return isScalar(node) ? node.source : undefined;
    },
  };
}

/** The parts of a JSON pointer. */
export function pointerParts(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A pointer one level deeper. */
export function pointerTo(pointer: string, key: string | number): string {
  if (typeof key === 'number' || !/[~/]/.test(key)) return `${pointer}/${key}`;
  return `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

interface Found {
  readonly node?: Node | undefined;
  readonly key?: Node | undefined;
}

/** Goes as deep as the pointer leads; a missing last part leaves the parent. */
function walk(root: Node | null, pointer: string): Found {
  let found: Found = { node: root ?? undefined };
  for (const part of pointerParts(pointer)) {
    const next = childOf(found.node, part);
    if (next === undefined) return found;
    found = next;
  }
  return found;
}

function childOf(node: Node | undefined, part: string): Found | undefined {
  if (isMap<Node, Node | null>(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && key.value === part);
    return pair === undefined ? undefined : { node: pair.value ?? undefined, key: pair.key };
  }
  if (!isSeq<Node>(node)) return undefined;
  const item = node.items[Number(part)];
  return item === undefined ? undefined : { node: item };
}

function spanOf(
  { node, key }: Found,
  place: Exclude<Place, Span>,
  yaml: string,
  base: number,
): Span {
  const marked = place.at === 'key' ? (key ?? node) : (node ?? key);
  const [start = 0, end = start] = marked?.range ?? [];
  const whole = { offset: base + start, length: lineLength(yaml, start, end) };
  if (place.part === undefined || marked !== node) return whole;
  return partOf(node, place.part, start, base) ?? whole;
}

/** A part can be shown only where the text is written as it is read. */
function partOf(
  node: Node | undefined,
  part: { readonly offset: number; readonly length: number },
  start: number,
  base: number,
): Span | undefined {
  if (!isScalar(node) || node.source !== node.value) return undefined;
  const quote = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
  if (node.type !== 'PLAIN' && quote === 0) return undefined;
  return { offset: base + start + quote + part.offset, length: part.length };
}

/** Only the first line of a value is marked. */
function lineLength(yaml: string, start: number, end: number): number {
  const lineEnd = yaml.slice(start, end).search(/\r?\n/);
  return lineEnd < 0 ? end - start : lineEnd;
}
