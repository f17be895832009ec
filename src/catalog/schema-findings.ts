/** Turns schema errors into findings for people: one for each mistake. */
import type { ErrorObject } from 'ajv';
import type { Finding } from './finding.ts';
import { pointerTo } from './locate.ts';
import { editDistance, namedWords, nearestWord } from './spelling.ts';
import { type SchemaName, branchErrors, schemaErrors } from './validate.ts';

/** One mistake: a schema error with a pointer from the root of the data. */
interface Mistake {
  readonly error: ErrorObject;
  readonly pointer: string;
  /** The required key that an unknown key stands for. */
  readonly meant?: string | undefined;
}

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
  const mistakes = pairMissing(untangle(name, schemaErrors(name, data), ''));
  return mistakes.map((mistake) => describe(mistake, writtenAt));
}

/**
 * Replaces the errors of every failed alternative by those of the one branch that has the right shape.
 * Errors come branches first, alternative last, so the list is read from its end.
 */
function untangle(
  name: SchemaName,
  errors: readonly ErrorObject[],
  base: string,
): readonly Mistake[] {
  const kept: Mistake[] = [];
  const eaten = new Set<ErrorObject>();
  for (const [index, error] of [...errors.entries()].toReversed()) {
    if (eaten.has(error)) continue;
    if (error.keyword === 'if') continue;
    if (error.keyword !== 'anyOf' && error.keyword !== 'oneOf') {
      kept.unshift({ error, pointer: base + error.instancePath });
      continue;
    }
    for (const other of errors.slice(0, index)) if (isUnder(other, error)) eaten.add(other);
    kept.unshift(...insideBranch(name, error, base));
  }
  return kept;
}

function isUnder(other: ErrorObject, alternative: ErrorObject): boolean {
  const { instancePath: path } = alternative;
  if (other.instancePath.startsWith(`${path}/`)) return !isKeyChoice(alternative);
  if (other.instancePath !== path) return false;
  return (
    !isKeyChoice(alternative) || (other.keyword === 'required' && isChoiceOf(alternative, other))
  );
}

/** Alternatives that only say which keys are required. */
function isKeyChoice({ schema }: ErrorObject): boolean {
  return (
    Array.isArray(schema) && schema.every((branch) => Object.keys(branch).join() === 'required')
  );
}

function isChoiceOf({ schema }: ErrorObject, { params }: ErrorObject): boolean {
  return (
    Array.isArray(schema) &&
    schema.some((branch) => branch.required.includes(params['missingProperty']))
  );
}

function insideBranch(name: SchemaName, error: ErrorObject, base: string): readonly Mistake[] {
  const here: Mistake = { error, pointer: base + error.instancePath };
  if (isKeyChoice(error)) return [here];
  const branches: readonly object[] = Array.isArray(error.schema) ? error.schema : [];
  const fitting = branches
    .map((branch) => branchErrors(name, branch, error.data))
    .filter((errors) => !errors.some(isWrongShape));
  const [only] = fitting;
  if (fitting.length !== 1 || only === undefined) return [here];
  return untangle(name, only, here.pointer);
}

/** The branch is for another type of value altogether. */
function isWrongShape({ keyword, instancePath, schema, data }: ErrorObject): boolean {
  if (instancePath !== '') return false;
  if (keyword === 'type') return true;
  return keyword === 'enum' && Array.isArray(schema) && typeof schema[0] !== typeof data;
}

/** `licence` beside a missing `license` is one mistake. */
function pairMissing(mistakes: readonly Mistake[]): readonly Mistake[] {
  const taken = new Set<Mistake>();
  const paired = mistakes.map((mistake) => {
    if (mistake.error.keyword !== 'additionalProperties') return mistake;
    const unknown = String(mistake.error.params['additionalProperty']);
    const missing = mistakes.find(
      (other) =>
        other.error.keyword === 'required' &&
        other.pointer === mistake.pointer &&
        !taken.has(other) &&
        editDistance(String(other.error.params['missingProperty']), unknown) <= 2,
    );
    if (missing === undefined) return mistake;
    taken.add(missing);
    return { ...mistake, meant: String(missing.error.params['missingProperty']) };
  });
  return paired.filter((mistake) => !taken.has(mistake));
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

function wrongType({ error, pointer }: Mistake, written: string | undefined): Finding {
  const place = { pointer };
  const expected = expectedTypes(error);
  const { data } = error;
  const isScalarData = typeof data === 'number' || typeof data === 'boolean';
  if (isScalarData && expected.includes('text') && written !== undefined) {
    const kind = typeof data === 'number' ? 'a number' : 'true or false';
    const value = String(data) === written ? '' : ` (${data})`;
    const message = `YAML read ${written} as ${kind}${value}; write "${written}" in quotes`;
    return { rule: 'Y010', place, message, replacement: `"${written}"` };
  }
  if (data === null) {
    return {
      rule: 'S103',
      place,
      message: `the key has no value, expected ${expected.join(' or ')}`,
    };
  }
  if (expected.join() === 'true or false') {
    return {
      rule: 'S103',
      place,
      message: `${show(data)} must be true or false`,
      fix: 'Write `true` or `false`.',
    };
  }
  const values = allowedValues(error);
  const list =
    typeof data === 'string' && values.length > 0 ? `: ${namedWords(data, values).join(', ')}` : '';
  const near = typeof data === 'string' ? nearestWord(data, values) : undefined;
  const rule = list === '' ? 'S103' : 'S104';
  const hint = near === undefined ? list : `; did you mean "${near}"?`;
  return {
    rule,
    place,
    message: `found ${[typeName(data), show(data)].filter(Boolean).join(' ')}, must be ${expected.join(' or ')}${hint}`,
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

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
};

function expectedTypes({ keyword, schema, parentSchema }: ErrorObject): readonly string[] {
  if (keyword === 'type') return [TYPE_NAMES[String(schema)] ?? `must be ${String(schema)}`];
  const branches: readonly unknown[] = Array.isArray(schema) ? schema : [parentSchema];
  const names = branches.map((branch) => {
    if (!isRecord(branch)) return 'another value';
    if (Array.isArray(branch['enum']) || typeof branch['$ref'] === 'string') return 'text';
    return TYPE_NAMES[String(branch['type'])] ?? 'another value';
  });
  return [...new Set(names)];
}

function allowedValues({ keyword, schema }: ErrorObject): readonly string[] {
  if (keyword === 'type' || !Array.isArray(schema)) return [];
  return schema.flatMap((branch) => (Array.isArray(branch.enum) ? branch.enum.map(String) : []));
}

function typeName(data: unknown): string {
  if (Array.isArray(data)) return 'a list';
  if (typeof data === 'object') return 'a mapping';
  return typeof data === 'string' ? 'the text' : '';
}

/** A value for a message: short, quoted; collections are not shown. */
function show(data: unknown): string {
  if (!['string', 'number', 'boolean'].includes(typeof data)) return '';
  const text = `${data as string | number | boolean}`;
  return `"${text.length > 60 ? `${text.slice(0, 60)}...` : text}"`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
