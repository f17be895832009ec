/** Reads YAML of a small dialect: YAML 1.2 core without anchors, aliases, tags, directives and odd keys. */
import {
  CORE_SCHEMA,
  EVENT_ID,
  NOT_RESOLVED,
  YAMLException,
  constructFromEvents,
  defineMappingTag,
  parseEvents,
} from 'js-yaml';
import type { Finding } from './finding.ts';
import { explainYaml } from './explain-yaml.ts';
import { type Fault, RESERVED_KEYS } from './yaml-dialect.ts';

export type ParsedYaml =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Deepest nesting of lists and mappings. */
const MAX_DEPTH = 24;

/** Most aliases in a data file that maintainers write; cards have none. */
const MAX_ALIASES = 200;

/**
 * Parses a whole YAML text whose root is a mapping.
 *
 * @param base offset of the text in its file, from which findings count
 * @param allowsAliases accepts anchors and aliases: for data files, which maintainers write
 */
export function parseYaml(yaml: string, base: number, allowsAliases = false): ParsedYaml {
  const attempt = parseStrictly(yaml, allowsAliases);
  if (attempt.ok) return attempt;
  return { ok: false, findings: explainYaml(yaml, base, attempt.fault, allowsAliases) };
}

type Attempt =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly fault: Fault };

function parseStrictly(yaml: string, allowsAliases: boolean): Attempt {
  try {
    const events = parseEvents(yaml, { maxDepth: MAX_DEPTH });
    if (!events.every((event) => isPlain(event, allowsAliases)))
      return fault('not in the accepted dialect');
    const documents = constructFromEvents(events, {
      source: yaml,
      schema: STRICT,
      maxAliases: allowsAliases ? MAX_ALIASES : 0,
    });
    const [value] = documents;
    if (documents.length !== 1 || !isMapping(value)) return fault('front matter must be a mapping');
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return fault(error.reason, error.mark?.position);
  }
}

function fault(reason: string, offset?: number): Attempt {
  return { ok: false, fault: { reason, offset, isTooDeep: reason.includes('nesting exceeded') } };
}

type Event = ReturnType<typeof parseEvents>[number];

function isPlain(event: Event, allowsAliases: boolean): boolean {
  switch (event.type) {
    case EVENT_ID.DOCUMENT:
      return !event.explicitStart && event.directives.length === 0;
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
    case EVENT_ID.SCALAR:
      return (allowsAliases || event.anchorStart < 0) && event.tagStart < 0;
    case EVENT_ID.ALIAS:
      return allowsAliases;
    case EVENT_ID.POP:
      return true;
    default:
      return event satisfies never;
  }
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Mappings whose keys are strings, none reserved: the error sends the text to the explaining parser. */
const STRICT = CORE_SCHEMA.withTags(
  defineMappingTag<Record<string, unknown>>('tag:yaml.org,2002:map', {
    create: () => ({}),
    addPair: (mapping, key, value) => {
      if (typeof key !== 'string') return 'keys must be strings';
      if (RESERVED_KEYS.has(key) || key === '<<') return `key "${key}" is reserved`;
      mapping[key] = value;
      return '';
    },
    has: (mapping, key) => typeof key === 'string' && Object.hasOwn(mapping, key),
    keys: (mapping) => Object.keys(mapping),
    get: (mapping, key) => (typeof key === 'string' ? mapping[key] : NOT_RESOLVED),
    identify: isMapping,
  }),
);
