/** Reads one YAML data file of the catalog and checks it against its schema, with the care given to cards. */
import { FILE, type Finding } from './finding.ts';
import { type Locator, makeLocator } from './locate.ts';
import { parseYaml } from './parse-yaml.ts';
import { DATA_BYTES, readText } from './read-text.ts';
import { schemaFindings } from './schema-findings.ts';
import { type SourceText, sourceText } from './source-text.ts';
import { fileTextFindings } from './text-findings.ts';
import { type SchemaName, conforms } from './validate.ts';

export interface ReadData<T> {
  readonly path: string;
  readonly source?: SourceText | undefined;
  /** The data, when it conforms. */
  readonly value?: T | undefined;
  readonly locator: Locator;
  readonly findings: readonly Finding[];
}

/**
 * Reads a data file.
 *
 * @typeParam T the type that is generated from the named schema
 */
export function readData<T>(path: string, schema: SchemaName): ReadData<T> {
  const read = readText(path, DATA_BYTES);
  if (!read.ok) return { path, locator: makeLocator('', 0), findings: [missing(read.finding)] };
  const source = sourceText(read.text);
  const locator = makeLocator(read.text, 0);
  const base = { path, source, locator };
  const hidden = fileTextFindings(read.text);
  const parsed = parseYaml(read.text, 0, true);
  if (!parsed.ok) return { ...base, findings: [...hidden, ...parsed.findings] };
  if (!conforms(schema, parsed.value)) {
    return {
      ...base,
      findings: [...hidden, ...schemaFindings(schema, parsed.value, locator.writtenAt)],
    };
  }
  return { ...base, value: asType<T>(parsed.value), findings: hidden };
}

/** A data file that is not there has its own rule: the catalog cannot work without it. */
function missing(finding: Finding): Finding {
  if (!finding.message.includes('no such file')) return finding;
  return { rule: 'D802', place: FILE, message: 'data file is missing: no such file' };
}

/** The cast at the validated border. */
function asType<T>(value: unknown): T {
  return value as T;
}
