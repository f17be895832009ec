/** What a schema says against data, as one mistake for each thing that a person has to mend. */
import type { ErrorObject } from 'ajv';
import { editDistance } from './spelling.ts';
import { type SchemaName, branchErrors, schemaErrors } from './validate.ts';

/** One mistake: a schema error with a pointer from the root of the data. */
export interface Mistake {
  readonly error: ErrorObject;
  readonly pointer: string;
  /** The required key that an unknown key stands for. */
  readonly meant?: string | undefined;
}

/** The mistakes in data that does not conform, in the order of the schema. */
export function schemaMistakes(name: SchemaName, data: unknown): readonly Mistake[] {
  return pairMissing(untangle(name, schemaErrors(name, data), ''));
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
export function isKeyChoice({ schema }: ErrorObject): boolean {
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
