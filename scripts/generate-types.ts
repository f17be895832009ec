/**
 * Writes the TypeScript types of the data files from `schemas/`, so that schema, data and code
 * cannot drift. `--check` writes nothing and fails when a committed file is stale.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile } from 'json-schema-to-typescript';
import { format, resolveConfig } from 'prettier';

const schemaFolder = new URL('../schemas/', import.meta.url).pathname;
const outFolder = new URL('../src/core/generated/', import.meta.url).pathname;

await main(process.argv.includes('--check'));

async function main(isCheck: boolean): Promise<void> {
  await mkdir(outFolder, { recursive: true });
  const stale: string[] = [];
  for (const name of (await readdir(schemaFolder)).toSorted()) {
    const path = join(outFolder, name.replace('.schema.json', '.ts'));
    const text = await typesOf(join(schemaFolder, name), path);
    if (text === (await readFile(path, 'utf8').catch(() => ''))) continue;
    stale.push(path);
    if (!isCheck) await writeFile(path, text);
  }
  if (isCheck && stale.length > 0) {
    console.error(`Stale, run \`npm run generate\`:\n${stale.join('\n')}`);
    process.exitCode = 1;
  }
}

async function typesOf(schemaPath: string, outPath: string): Promise<string> {
  const schema: unknown = JSON.parse(await readFile(schemaPath, 'utf8'));
  if (!isRecord(schema)) throw new Error(`${schemaPath} is no schema.`);
  const text = await compile(
    objectWithoutConditions(schema),
    String(Reflect.get(schema, 'title')),
    {
      bannerComment: '/* Generated from schemas/ by scripts/generate-types.ts. Do not edit. */',
      ignoreMinAndMaxItems: true,
      additionalProperties: false,
      format: false,
    },
  );
  return format(asReadonly(text), { ...(await resolveConfig(outPath)), parser: 'typescript' });
}

/** Drops the keywords that only restrict combinations: they would become unreadable unions. */
function withoutConditions(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutConditions);
  return isRecord(node) ? objectWithoutConditions(node) : node;
}

function objectWithoutConditions(node: object): object {
  const entries = Object.entries(node)
    .filter(([key, value]) => !isCondition(key, value))
    .map(([key, value]) => [key, withoutConditions(value)]);
  return Object.fromEntries(entries);
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isCondition(key: string, value: unknown): boolean {
  if (key === 'not' || key === 'dependentRequired') return true;
  return key === 'oneOf' && Array.isArray(value) && value.every((item) => 'required' in item);
}

function asReadonly(text: string): string {
  return text
    .replace(/^(\s*)(\[?["\w].*?\]?\??:)/gm, (line, space: string, key: string) =>
      /^\s*(\*|export|\/)/.test(line) ? line : `${space}readonly ${key}`,
    )
    .replace(/(\w+|\([^()]*\))\[\](?=[;)\s|])/g, 'readonly $1[]');
}
