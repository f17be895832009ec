/**
 * Runs the proofs that need the network: every file of `scripts/prove`, or those that are named.
 * Each writes what it found, how long it took and what it had to replace to `docs/proof/<name>.json`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot } from './commands/project-root.ts';

const folder = join(projectRoot, 'scripts', 'prove');
const results = join(projectRoot, 'docs', 'proof');

const known = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => basename(name, '.ts'));
const asked = process.argv.slice(2);
const stranger = asked.find((name) => !known.includes(name));
if (stranger === undefined) runAll(asked.length > 0 ? asked : known);
else fail(`There is no proof "${stranger}"; known: ${known.join(', ')}.`);

function runAll(names: readonly string[]): void {
  mkdirSync(results, { recursive: true });
  const failed = names.filter((name) => !run(name));
  console.log(`${names.length - failed.length} passed, ${failed.length} failed`);
  if (failed.length > 0) process.exitCode = 1;
}

function run(name: string): boolean {
  console.log(`\n> ${name}`);
  const args = [join(folder, `${name}.ts`), '--out', join(results, `${name}.json`)];
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0;
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 2;
}
