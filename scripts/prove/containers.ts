/**
 * Builds one Dockerfile and one Apptainer definition for real, on a Debian machine with a package
 * index at hand, and runs their checks. Needs root, debootstrap and buildah; no image registry:
 * Debian's own base system stands in for the base image.
 *
 *   node scripts/prove/containers.ts [--card ID] [--out FILE]
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCatalog, loadRegistry } from '../../src/catalog/load.ts';
import type { Card } from '../../src/core/card/card.ts';
import type { Format, Rendering } from '../../src/core/render/format.ts';
import { apptainer } from '../../src/core/render/apptainer/apptainer.ts';
import { dockerfile } from '../../src/core/render/dockerfile/dockerfile.ts';
import type { Registry } from '../../src/core/registry.ts';
import { projectRoot } from '../commands/project-root.ts';

interface Result {
  readonly what: string;
  readonly seconds: number;
  readonly outcome: 'passed' | 'failed';
  /** The end of what was printed, when it failed. */
  readonly said?: string | undefined;
}

/** The only Python of the release that stands in. */
const PYTHON = '3.11';
const RELEASE = 'bookworm';

/** What is not as it will be for a reader. */
const REPLACED = [
  `The base image python:${PYTHON}-slim-bookworm is a base system made by debootstrap with Debian's python3 as /usr/local/bin/python, as no image registry was asked.`,
  'The certificates that this machine trusts are trusted in it too, by pip as well.',
  'docker run is buildah run in chroot isolation; volumes and GPU options are left out.',
  'Apptainer is sh -ex on the sections of its file, in the same base system.',
];

const { values } = parseArgs({
  options: { card: { type: 'string', default: 'faster-whisper' }, out: { type: 'string' } },
});

const results: Result[] = [];
const folder = mkdtempSync(join(tmpdir(), 'cardstock-containers-'));
try {
  prove(folder, values.card);
} finally {
  cleanUp(folder);
}
report(values.card, values.out);

function prove(work: string, id: string): void {
  const card = loadCatalog(projectRoot).cards.find((one) => one.card.id === id)?.card;
  if (card === undefined) throw new Error(`There is no card ${id}.`);
  const { registry } = loadRegistry(projectRoot);
  const image = rendered(dockerfile, card, registry);
  const definition = rendered(apptainer, card, registry);
  timed('base system', () => makeBase(work));
  if (timed('docker build', () => build(work, image))) {
    timed('docker: check', () => check(work, image, id));
  }
  const sections = sectionsOf(definition.files[0]?.text ?? '');
  const container = buildah(work, ['from', '--pull-never', baseOf(image)]).trim();
  const inside = (script: string) => runIn(work, container, ['sh', '-ex', '-c', script]);
  if (timed('apptainer: %post', () => inside(sections['post'] ?? ''))) {
    const { environment = '', test = '' } = sections;
    timed('apptainer: %environment and %test', () => inside(`${environment}\n${test}`));
  }
}

function rendered(format: Format, card: Card, registry: Registry): Rendering {
  const target = { platform: 'debian-12', gpu: 'cpu', tool: 'pip', features: [] } as const;
  const found = format.render({ card, target, registry: { ...registry, pythons: [PYTHON] } });
  if (found.kind === 'refusal') throw new Error(found.reason);
  return found;
}

/** Debian's smallest system with a Python, under the name that the Dockerfile asks for. */
function makeBase(work: string): string {
  const root = join(work, 'root');
  const include = '--include=python3,python3-venv,ca-certificates';
  const made = run('debootstrap', ['--variant=minbase', include, RELEASE, root]);
  const bundle = '/etc/ssl/certs/ca-certificates.crt';
  if (existsSync(bundle)) {
    copyFileSync(bundle, join(root, bundle));
    writeFileSync(join(root, 'etc/pip.conf'), `[global]\ncert = ${bundle}\n`);
  }
  run('ln', ['-s', `/usr/bin/python${PYTHON}`, join(root, 'usr/local/bin/python')]);
  const scratch = buildah(work, ['from', 'scratch']).trim();
  buildah(work, ['copy', '--quiet', scratch, root, '/']);
  buildah(work, ['config', '--env', 'PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', scratch]);
  buildah(work, ['commit', '--quiet', '--rm', scratch, `python:${PYTHON}-slim-bookworm`]);
  rmSync(root, { recursive: true, force: true });
  return made;
}

function build(work: string, { files }: Rendering): string {
  const context = join(work, 'context');
  mkdirSync(context, { recursive: true });
  for (const { name, text } of files) writeFileSync(join(context, name), text);
  const options = ['--isolation', 'chroot', '--network', 'host', '--pull-never', '--layers=false'];
  return buildah(work, ['bud', ...options, '--tag', 'proof', context]);
}

/** Runs the lines of the page as they stand, with a docker that hands them to buildah. */
function check(work: string, { use }: Rendering, id: string): string {
  const container = buildah(work, ['from', '--pull-never', 'proof']).trim();
  const lines = use.find(({ title }) => title === 'Check')?.lines ?? '';
  if (!lines.includes('docker run')) throw new Error('The page has no check.');
  const bin = join(work, 'bin');
  mkdirSync(bin, { recursive: true });
  const call = ['buildah', ...storage(work), 'run', '--isolation', 'chroot', container, '--'];
  // The image's name ends the options.
  const stub = `while [ "$1" != ${id} ]; do shift; done\nshift\nexec ${call.join(' ')} "$@"\n`;
  writeFileSync(join(bin, 'docker'), `#!/bin/sh\n${stub}`, { mode: 0o755 });
  return run('sh', ['-e', '-c', lines], { PATH: `${bin}:${process.env['PATH'] ?? ''}` });
}

function baseOf({ files }: Rendering): string {
  return /^FROM (\S+)$/m.exec(files[0]?.text ?? '')?.[1] ?? '';
}

/** Bodies by the name of their section. */
function sectionsOf(text: string): Readonly<Record<string, string>> {
  const parts = text.split(/^%(\w+)\n/m).slice(1);
  const pairs = parts.flatMap((part, index) =>
    index % 2 === 0 ? [[part, parts[index + 1] ?? ''] as const] : [],
  );
  return Object.fromEntries(pairs);
}

function runIn(work: string, container: string, argv: readonly string[]): string {
  return buildah(work, [
    'run',
    '--isolation',
    'chroot',
    '--network',
    'host',
    container,
    '--',
    ...argv,
  ]);
}

function storage(work: string): readonly string[] {
  const place = ['--root', join(work, 'storage'), '--runroot', join(work, 'run')];
  return [...place, '--storage-driver', 'vfs'];
}

function buildah(work: string, argv: readonly string[]): string {
  return run('buildah', [...storage(work), ...argv]);
}

function run(
  program: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): string {
  return execFileSync(program, argv, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1e9,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** @returns whether it did well */
function timed(what: string, work: () => string): boolean {
  const started = performance.now();
  const said = attempt(work);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  results.push({ what, seconds, outcome: said === undefined ? 'passed' : 'failed', said });
  return said === undefined;
}

/** What a failing program said last, or nothing. */
function attempt(work: () => string): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return `${String(error).slice(0, 500)}\n${stdout.slice(-2000)}\n${stderr.slice(-3000)}`;
  }
}

function cleanUp(work: string): void {
  attempt(() => buildah(work, ['rm', '--all']));
  attempt(() => buildah(work, ['rmi', '--all', '--force']));
  rmSync(work, { recursive: true, force: true });
}

function report(id: string, out: string | undefined): void {
  const width = Math.max(...results.map(({ what }) => what.length));
  for (const { what, seconds, outcome, said } of results) {
    console.log(`${what.padEnd(width)}  ${seconds.toFixed(1).padStart(7)} s  ${outcome}`);
    if (said !== undefined) console.log(said);
  }
  for (const line of REPLACED) console.log(`Replaced: ${line}`);
  const proof = { card: id, python: PYTHON, replaced: REPLACED, results };
  if (out !== undefined) writeFileSync(out, `${JSON.stringify(proof, undefined, 2)}\n`);
  if (results.some(({ outcome }) => outcome === 'failed')) process.exitCode = 1;
}
