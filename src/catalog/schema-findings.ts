/** Turns schema errors into findings for people: one for each mistake. */
import type { ErrorObject } from 'ajv';
import type { Finding } from './finding.ts';
import { pointerTo } from './locate.ts';
import { type Mistake, isKeyChoice, schemaMistakes } from './schema-mistakes.ts';
import { isRecord, show } from './schema-types.ts';
import { wrongType } from './schema-wrong-type.ts';
import { namedWords, nearestWord } from './spelling.ts';
import type { SchemaName } from './validate.ts';

/**
 * Findings for data that does not conform.
 *
 * @param writtenAt the source text of the scalar at a pointer
 */
export function schemaFindings(
  name: SchemaName,
  data: unknown,
  writtenAt: (pointer: string) => string | undefined,
): readonly Finding[] {
  return schemaMistakes(name, data).map((mistake) => describe(mistake, writtenAt));
}

/** Keys that site generators act on. */
const FRAMEWORK_KEYS: ReadonlySet<string> = new Set(['slug', 'layout', 'permalink', 'draft', 'id']);

function describe(mistake: Mistake, writtenAt: (pointer: string) => string | undefined): Finding {
  const { error, pointer } = mistake;
  const { keyword, params, data } = error;
  const place = { pointer };
  switch (keyword) {
    case 'required':
      return {
        rule: 'S101',
        place,
        message: `required key "${params['missingProperty']}" is missing`,
      };
    case 'additionalProperties':
      return unknownKey(mistake);
    case 'type':
    case 'anyOf':
      return wrongType(mistake, writtenAt(pointer));
    case 'oneOf':
      return isKeyChoice(error) ? keyChoice(mistake) : wrongType(mistake, writtenAt(pointer));
    case 'enum':
    case 'const':
      return notListed(mistake, writtenAt(pointer));
    case 'propertyNames':
      return badKey(mistake);
    case 'pattern':
      return {
        rule: 'S105',
        place,
        message: `${show(data)} has the wrong form${expectedForm(error)}`,
      };
    case 'format':
      return { rule: 'S109', place, message: `${show(data)} is not a valid ${params['format']}` };
    case 'minLength':
    case 'maxLength':
      return { rule: 'S106', place, message: lengthMessage(error) };
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return {
        rule: 'R216',
        place,
        message: `${show(data)} must be ${params['comparison']} ${params['limit']}`,
      };
    case 'minItems':
    case 'maxItems':
    case 'minProperties':
    case 'maxProperties':
      return { rule: 'S107', place, message: countMessage(error) };
    case 'uniqueItems':
      return {
        rule: 'S108',
        place: { pointer: pointerTo(pointer, params['i']) },
        message: 'the list has this entry twice',
      };
    case 'not':
      return { rule: 'S110', place, message: notMessage(error) };
    case 'dependentRequired':
      return {
        rule: 'S110',
        place,
        message: `"${params['property']}" also needs "${params['missingProperty']}"`,
      };
    default:
      return { rule: 'S111', place, message: `value does not conform to the schema (${keyword})` };
  }
}

function unknownKey({ error, pointer, meant }: Mistake): Finding {
  const key = String(error.params['additionalProperty']);
  const place = { pointer: pointerTo(pointer, key), at: 'key' } as const;
  if (pointer === '' && FRAMEWORK_KEYS.has(key)) {
    return { rule: 'Y008', place, message: `key "${key}" is reserved` };
  }
  const known = Object.keys(error.parentSchema?.['properties'] ?? {});
  const near = meant ?? nearestWord(key, known);
  const hint =
    near === undefined
      ? `; known keys: ${namedWords(key, known).join(', ')}`
      : `; did you mean "${near}"?`;
  const fix = near === undefined ? undefined : `Write \`${near}:\`.`;
  return { rule: 'S102', place, message: `unknown key ${show(key)}${hint}`, fix };
}

/** The schema that describes keys tells why; ajv reports it at the mapping. */
function badKey({ error, pointer }: Mistake): Finding {
  const key = String(error.params['propertyName']);
  const names: unknown = error.schema;
  const list = isRecord(names) && Array.isArray(names['enum']) ? names['enum'].map(String) : [];
  const near = nearestWord(key, list);
  const hint =
    list.length === 0
      ? ''
      : near === undefined
        ? `, expected ${list.join(', ')}`
        : `; did you mean "${near}"?`;
  return {
    rule: 'S104',
    place: { pointer: pointerTo(pointer, key), at: 'key' },
    message: `key ${show(key)} is not accepted here${hint}`,
  };
}

function notListed({ error, pointer }: Mistake, written: string | undefined): Finding {
  const values = Array.isArray(error.schema) ? error.schema.map(String) : [String(error.schema)];
  const { data } = error;
  if (typeof data === 'boolean' && written !== undefined && values.includes(data ? 'yes' : 'no')) {
    const word = data ? 'yes' : 'no';
    return {
      rule: 'S104',
      place: { pointer },
      message: `found ${written}, must be one of ${values.join(', ')}`,
      replacement: word,
    };
  }
  const text = String(data);
  const near = nearestWord(text, values);
  const rest =
    near === undefined
      ? `, must be one of ${namedWords(text, values).join(', ')}`
      : `; did you mean "${near}"?`;
  return { rule: 'S104', place: { pointer }, message: `${show(data)} is not accepted${rest}` };
}

function keyChoice({ error, pointer }: Mistake): Finding {
  const keys = Array.isArray(error.schema) ? error.schema.flatMap((branch) => branch.required) : [];
  const list = keys.map((key) => `"${key}"`).join(', ');
  const given = keys.filter((key) => isRecord(error.data) && Object.hasOwn(error.data, key)).length;
  const found = given === 0 ? 'none is given' : `${given} are given`;
  return {
    rule: 'S110',
    place: { pointer },
    message: `exactly one of ${list} must be given; ${found}`,
  };
}

function notMessage({ schema }: ErrorObject): string {
  const keys =
    isRecord(schema) && Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  return `${keys.map((key) => `"${key}"`).join(' and ')} cannot be given together`;
}

function lengthMessage({ keyword, params, data }: ErrorObject): string {
  const length = typeof data === 'string' ? Array.from(data).length : 0;
  if (keyword === 'minLength') return 'text is empty';
  return `text must NOT have more than ${params['limit']} characters; it has ${length}`;
}

function countMessage({ keyword, params }: ErrorObject): string {
  const isLow = keyword.startsWith('min');
  return `must have ${isLow ? 'at least' : 'at most'} ${params['limit']} ${params['limit'] === 1 ? 'entry' : 'entries'}`;
}

function expectedForm({ parentSchema }: ErrorObject): string {
  const description: unknown = parentSchema?.['description'];
  return typeof description === 'string' ? `, expected: ${description.replace(/\.$/, '')}` : '';
}
