/** Says what is wrong with YAML that the strict parser refused: a slower parser that keeps positions. */
import {
  type Document,
  type YAMLError,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  parseDocument,
  visit,
} from 'yaml';
import type { Finding } from './finding.ts';
import { type Fault, RESERVED_KEYS } from './yaml-dialect.ts';

/** Findings for a text that the strict parser refused; at least one. */
export function explainYaml(
  yaml: string,
  base: number,
  fault: Fault,
  allowsAliases = false,
): readonly Finding[] {
  if (fault.isTooDeep) {
    const message = 'lists and mappings are nested too deeply';
    return [finding('L703', base + (fault.offset ?? 0), 0, message)];
  }
  const markers = findMarkers(yaml, base);
  if (markers.length > 0) return markers;
  const document = parseDocument(yaml, PARSE_OPTIONS);
  const odd = visitNodes(document, yaml, base).filter(
    ({ rule }) => rule !== 'Y003' || !allowsAliases,
  );
  const found = [...odd, ...syntaxErrors(document, base)];
  if (found.length > 0) return found.toSorted((a, b) => offsetOf(a) - offsetOf(b));
  if (!isMap(document.contents)) {
    return [finding('Y007', base, 0, 'front matter must be a mapping of keys to values')];
  }
  return [finding('Y001', base + (fault.offset ?? 0), 0, fault.reason)];
}

const PARSE_OPTIONS = {
  version: '1.2',
  schema: 'core',
  uniqueKeys: true,
  prettyErrors: false,
  strict: true,
} as const;

function findMarkers(yaml: string, base: number): readonly Finding[] {
  const marker = /^(?:---|\.\.\.|\+\+\+)(?=\s|$)/m.exec(yaml);
  if (marker !== null) {
    const message = `document markers are not allowed inside the front matter (\`${marker[0]}\`)`;
    return [finding('Y006', base + marker.index, 3, message)];
  }
  const directive = /^%\S+/m.exec(yaml);
  if (directive === null) return [];
  const message = 'YAML directives are not allowed';
  return [finding('Y005', base + directive.index, directive[0].length, message)];
}

/** Everything that is valid YAML but not in the dialect. */
function visitNodes(document: Document, yaml: string, base: number): Finding[] {
  const found: Finding[] = [];
  visit(document, {
    Node(_key, node) {
      const at = base + (node.range?.[0] ?? 0);
      const length = (node.range?.[1] ?? 0) - (node.range?.[0] ?? 0);
      if (isAlias(node)) {
        found.push(finding('Y003', at, length, ALIAS, 'Put the text in quotes, or repeat it.'));
      } else if (node.tag !== undefined && hasTag(yaml, at - base)) {
        found.push(explainTag(node.tag, yaml, at - base, base));
      }
      if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined) {
        const start = yaml.lastIndexOf(`&${node.anchor}`, at - base);
        found.push(finding('Y003', base + start, node.anchor.length + 1, ANCHOR));
      }
    },
    Pair(_key, pair) {
      const key = keyFinding(pair.key, base);
      if (key === undefined) return undefined;
      found.push(key);
      // What lies below an odd key is part of the same mistake.
      return visit.SKIP;
    },
  });
  return found;
}

const ALIAS = 'YAML aliases are not allowed; a text that begins with `*` needs quotes';
const ANCHOR =
  'YAML aliases are not allowed, so `&` has no use here; a text that begins with `&` needs quotes';

function hasTag(yaml: string, valueStart: number): boolean {
  return tagStart(yaml, valueStart) >= 0;
}

/** A tag stands before its value, or where an empty value would be. */
function tagStart(yaml: string, valueStart: number): number {
  const before = /![^\s,[\]{}]*\s*$/.exec(yaml.slice(0, valueStart));
  if (before !== null) return before.index;
  return yaml[valueStart] === '!' ? valueStart : -1;
}

function explainTag(tag: string, yaml: string, valueStart: number, base: number): Finding {
  const start = tagStart(yaml, valueStart);
  const text = /^![^\s,[\]{}]*/.exec(yaml.slice(start))?.[0] ?? '!';
  const isStandard = /^tag:yaml\.org,2002:(binary|bool|float|int|map|null|seq|str)$/.test(tag);
  const message = `explicit YAML tags are not allowed: ${isStandard ? 'tag' : 'unresolved tag'} ${text.slice(0, 40)}`;
  return finding('Y004', base + start, text.length, message);
}

function keyFinding(key: unknown, base: number): Finding | undefined {
  if (!isScalar(key)) return undefined;
  const { range, value } = key;
  const at = base + (range?.[0] ?? 0);
  const length = (range?.[1] ?? 0) - (range?.[0] ?? 0);
  if (value === '<<') {
    return finding('Y003', at, length, 'YAML aliases are not allowed, nor are merge keys (`<<`)');
  }
  if (typeof value !== 'string') {
    const message = `key ${key.source ?? String(value)} is not text, expected a name`;
    return finding('Y009', at, length, message);
  }
  if (!RESERVED_KEYS.has(value)) return undefined;
  return finding('Y008', at, length, `key "${value}" is reserved`);
}

function syntaxErrors(document: Document.Parsed, base: number): Finding[] {
  const [first] = [...document.errors, ...document.warnings].filter(
    ({ code }) => code !== 'DUPLICATE_KEY' && code !== 'TAG_RESOLVE_FAILED' && code !== 'BAD_ALIAS',
  );
  const duplicates = document.errors.filter(({ code }) => code === 'DUPLICATE_KEY');
  return [
    ...(first === undefined ? [] : [syntaxFinding(first, base)]),
    ...duplicates.map(({ pos }) =>
      finding('Y002', base + pos[0], pos[1] - pos[0], 'this key was given before'),
    ),
  ];
}

function syntaxFinding({ code, message, pos }: YAMLError, base: number): Finding {
  const text = message.charAt(0).toLowerCase() + message.slice(1).replaceAll('\n', ' ');
  const fix = code === 'BLOCK_AS_IMPLICIT_KEY' ? QUOTE_COLON : undefined;
  return finding('Y001', base + pos[0], Math.max(0, pos[1] - pos[0]), text, fix);
}

const QUOTE_COLON = 'Put the whole value in quotes: a colon and a space mean a new key otherwise.';

function offsetOf({ place }: Finding): number {
  return 'offset' in place ? place.offset : 0;
}

function finding(
  rule: string,
  offset: number,
  length: number,
  message: string,
  fix?: string,
): Finding {
  return { rule, place: { offset, length }, message, fix };
}
