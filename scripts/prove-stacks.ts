#!/usr/bin/env node
/**
 * Asks a resolver about the stacks and writes `catalog/evidence/stacks/<name>.json`.
 *
 * Needs a package index and `python3` with venv, and takes minutes for each stack. Options: `--stack ID`
 * (again for more) asks about these only; `--cache DIR` keeps uv's cache between runs of one day.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { loadCatalog, loadRegistry } from '../src/catalog/load.ts';
import type { StackEvidence } from '../src/core/generated/stack-evidence.ts';
import { projectRoot } from './commands/project-root.ts';
import { makeTools } from './prove/python-formats/tools.ts';
import { askUv } from './prove-stacks/ask-uv.ts';
import { proveStack } from './prove-stacks/prove-stack.ts';

await main();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { stack: { type: 'string', multiple: true }, cache: { type: 'string' } },
  });
  const { registry } = loadRegistry(projectRoot);
  const ids = values.stack ?? Object.keys(registry.stacks);
  const stranger = ids.find((id) => !Object.hasOwn(registry.stacks, id));
  if (stranger !== undefined) throw new Error(`There is no stack "${stranger}".`);
  const tools = makeTools();
  const resolver = tools.versions.find((version) => version.startsWith('uv ')) ?? 'uv';
  const bench = {
    ask: askUv(tools, values.cache ?? join(tools.folder, 'cache')),
    registry,
    cards: loadCatalog(projectRoot).cards.map(({ card }) => card),
    say: (line: string) => process.stdout.write(`${line}\n`),
  };
  try {
    for (const id of ids) {
      const stack = registry.stacks[id];
      if (stack === undefined) continue;
      const date = new Date().toISOString().slice(0, 10);
      const { python, pins } = stack;
      const found = await proveStack(bench, id, stack);
      await write({ stack: id, date, resolver, python, pins, ...found });
    }
  } finally {
    tools.remove();
  }
}

async function write(evidence: StackEvidence): Promise<void> {
  const folder = join(projectRoot, 'catalog', 'evidence', 'stacks');
  const path = join(folder, `${evidence.stack}.json`);
  mkdirSync(folder, { recursive: true });
  const options = { ...(await resolveConfig(path)), parser: 'json' };
  writeFileSync(path, await format(JSON.stringify(evidence), options));
}
