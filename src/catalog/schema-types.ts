/** Values and their types in the words of a message. */
import type { ErrorObject } from 'ajv';

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
};

/** The types that a value may have, each once. */
export function expectedTypes({ keyword, schema, parentSchema }: ErrorObject): readonly string[] {
  if (keyword === 'type') return [TYPE_NAMES[String(schema)] ?? `must be ${String(schema)}`];
  const branches: readonly unknown[] = Array.isArray(schema) ? schema : [parentSchema];
  const names = branches.map((branch) => {
    if (!isRecord(branch)) return 'another value';
    if (Array.isArray(branch['enum']) || typeof branch['$ref'] === 'string') return 'text';
    return TYPE_NAMES[String(branch['type'])] ?? 'another value';
  });
  return [...new Set(names)];
}

/** The texts that a value may be, of alternatives that list some. */
export function allowedValues({ keyword, schema }: ErrorObject): readonly string[] {
  if (keyword === 'type' || !Array.isArray(schema)) return [];
  return schema.flatMap((branch) => (Array.isArray(branch.enum) ? branch.enum.map(String) : []));
}

/** Nothing for a value whose type is seen at once. */
export function typeName(data: unknown): string {
  if (Array.isArray(data)) return 'a list';
  if (typeof data === 'object') return 'a mapping';
  return typeof data === 'string' ? 'the text' : '';
}

/** A value for a message: short, quoted; collections are not shown. */
export function show(data: unknown): string {
  if (!['string', 'number', 'boolean'].includes(typeof data)) return '';
  const text = `${data as string | number | boolean}`;
  return `"${text.length > 60 ? `${text.slice(0, 60)}...` : text}"`;
}

/** Whether it is a mapping. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
