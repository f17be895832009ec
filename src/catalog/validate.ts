/** Checks data against the JSON Schemas: a quick yes or no first, all errors only when it is no. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Schemas in `schemas/`, by the name before `.schema.json`. */
export type SchemaName =
  | 'card'
  | 'compute'
  | 'evidence'
  | 'failure'
  | 'framework'
  | 'hosts'
  | 'images'
  | 'indexes'
  | 'licenses'
  | 'offline'
  | 'platforms'
  | 'setup'
  | 'stack'
  | 'stack-evidence'
  | 'system-package'
  | 'tasks';

/** Tells whether data conforms to a schema. */
export function conforms(name: SchemaName, data: unknown): boolean {
  return quick(name)(data);
}

/** All errors of data that does not conform, as ajv tells them. */
export function schemaErrors(name: SchemaName, data: unknown): readonly ErrorObject[] {
  const validate = thorough(name);
  return validate(data) ? [] : (validate.errors ?? []);
}

/** Errors of a value against one branch of an alternative, as ajv's verbose errors carry it. */
export function branchErrors(
  name: SchemaName,
  branch: object,
  data: unknown,
): readonly ErrorObject[] {
  const validate = branches.get(branch) ?? compileBranch(name, branch);
  branches.set(branch, validate);
  return validate(data) ? [] : (validate.errors ?? []);
}

/** With the definitions beside it, the branch's own references still lead somewhere. */
function compileBranch(name: SchemaName, branch: object): ValidateFunction {
  return thoroughAjv.compile({ ...branch, $defs: readSchema(name).$defs ?? {} });
}

const branches = new WeakMap<object, ValidateFunction>();

/** A schema file, as far as this module looks at it. */
interface SchemaFile {
  readonly $id: string;
  readonly $defs?: Readonly<Record<string, unknown>>;
}

/** The schema as it stands in its file. */
export function readSchema(name: SchemaName): SchemaFile {
  const known = schemas.get(name);
  if (known !== undefined) return known;
  const url = new URL(`../../schemas/${name}.schema.json`, import.meta.url);
  const schema: SchemaFile = JSON.parse(readFileSync(url, 'utf8'));
  schemas.set(name, schema);
  return schema;
}

const schemas = new Map<SchemaName, SchemaFile>();
const quickAjv = addFormats.default(
  new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, messages: false }),
);
const thoroughAjv = addFormats.default(
  new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allErrors: true,
    verbose: true,
    messages: false,
  }),
);

function quick(name: SchemaName): ValidateFunction {
  return quickAjv.getSchema(readSchema(name).$id) ?? quickAjv.compile(readSchema(name));
}

function thorough(name: SchemaName): ValidateFunction {
  return thoroughAjv.getSchema(readSchema(name).$id) ?? thoroughAjv.compile(readSchema(name));
}
