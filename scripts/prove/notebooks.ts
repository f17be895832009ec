#!/usr/bin/env node
/**
 * Gives notebooks and Binder's files to the programs that run them: repo2docker reads the files of
 * every card that renders, nbclient executes the notebook of one small card from nothing.
 *
 * Needs a package index and `python3` with venv. Options: `--out FILE` writes the results as JSON,
 * `--card ID` names the card that is executed. Exit status 1 when something is not as expected.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCatalog, loadRegistry } from '../../src/catalog/load.ts';
import type { Card } from '../../src/core/card/card.ts';
import type { Target } from '../../src/core/plan/plan.ts';
import { binder } from '../../src/core/render/binder/binder.ts';
import type { Rendering } from '../../src/core/render/format.ts';
import { notebook } from '../../src/core/render/notebook/notebook.ts';
import { publishedTarget } from '../../src/core/render/notebook/published-target.ts';
import { projectRoot } from '../commands/project-root.ts';

interface Result {
  readonly what: string;
  readonly ok: boolean;
  readonly seconds: number;
  /** What was not as expected, or what was seen. */
  readonly note: string;
}

/** The example of this card needs no file of the reader's and no download beside its packages. */
const SMALL_CARD = 'swift-f0';

const EXECUTE = `
import sys, nbformat
from nbclient import NotebookClient
for turn in (1, 2):
    read = nbformat.read(sys.argv[1], as_version=nbformat.NO_CONVERT)
    client = NotebookClient(read, timeout=900, resources={'metadata': {'path': sys.argv[2]}})
    client.execute()
last = [cell for cell in read.cells if cell.cell_type == 'code'][-1]
print(''.join(output.get('text', '') for output in last.outputs))
`;

process.exitCode = main();

function main(): number {
  const { values } = parseArgs({
    options: { out: { type: 'string' }, card: { type: 'string', default: SMALL_CARD } },
  });
  const { registry } = loadRegistry(projectRoot);
  const cards = loadCatalog(projectRoot).cards.map(({ card }) => card);
  const folder = mkdtempSync(join(tmpdir(), 'cardstock-notebooks-'));
  try {
    const reader = makePython(join(folder, 'reader'), ['jupyter-repo2docker']);
    const targets = cards.flatMap((card) =>
      (['pip', 'conda'] as const).map((tool) => ({ card, target: targetOf(card, tool) })),
    );
    const results = targets.flatMap(({ card, target }) => {
      const found = binder.render({ card, target, registry });
      return found.kind === 'refusal' ? [] : [proveBinder(reader, folder, card, target, found)];
    });
    const small = cards.filter(({ id }) => id === values.card);
    for (const card of small) {
      const found = notebook.render({ card, target: publishedTarget(card), registry });
      if (found.kind === 'rendering') results.push(proveNotebook(folder, card, found));
    }
    return report(results, values.out);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function targetOf(card: Card, tool: Target['tool']): Target {
  return { ...publishedTarget(card), tool };
}

/** A fresh environment; returns the path of its interpreter. */
function makePython(folder: string, packages: readonly string[]): string {
  execFileSync('python3', ['-m', 'venv', folder]);
  const python = join(folder, 'bin', 'python');
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', ...packages], { stdio: 'pipe' });
  return python;
}

function write({ files }: Rendering, folder: string): void {
  for (const { name, text, executable } of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    if (executable === true) chmodSync(path, 0o755);
  }
}

/** repo2docker prints the Dockerfile that it would build: Python, system packages and scripts. */
function proveBinder(
  python: string,
  root: string,
  { id }: Card,
  { tool }: Target,
  found: Rendering,
): Result {
  const start = performance.now();
  const folder = join(root, `${id}-${tool}`);
  write(found, folder);
  const args = ['-m', 'repo2docker', '--no-build', '--debug', folder];
  const { status, stdout, stderr } = spawnSync(python, args, { encoding: 'utf8' });
  const printed = stdout + stderr;
  const missing = expectedLines(found).filter((line) => !printed.includes(line));
  const note = status === 0 ? missing.map((line) => `lacks "${line}"`).join('; ') : printed;
  return { what: `repo2docker, ${id} by ${tool}`, ok: note === '', seconds: since(start), note };
}

function expectedLines({ files }: Rendering): readonly string[] {
  const text = (name: string): string =>
    files.find((file) => file.name === `binder/${name}`)?.text ?? '';
  const python = /python[-=](\d+\.\d+)/.exec(text('runtime.txt') + text('environment.yml'))?.[1];
  const apt = text('apt.txt').trim().replaceAll('\n', ' ');
  return [
    `for python=${python ?? 'a version that was named'}`,
    ...(apt === '' ? [] : [`apt-get install --yes --no-install-recommends ${apt} `]),
    ...(text('postBuild') === '' ? [] : ['RUN ./binder/postBuild']),
    ...(text('environment.yml') === ''
      ? []
      : ['env update -p ${NB_PYTHON_PREFIX} --file "binder/environment.yml"']),
    ...(text('start') === '' ? [] : ['ENV R2D_ENTRYPOINT="${REPO_DIR}/binder/start"']),
  ];
}

/** Every cell, twice: installing where everything is installed must do no harm. */
function proveNotebook(root: string, { id }: Card, found: Rendering): Result {
  const start = performance.now();
  const folder = join(root, 'session');
  write(found, folder);
  const python = makePython(join(root, 'kernel'), ['nbclient', 'nbformat', 'ipykernel']);
  const args = ['-c', EXECUTE, join(folder, `${id}.ipynb`), folder];
  const env = { ...process.env, JUPYTER_PATH: '', IPYTHONDIR: join(root, 'ipython') };
  const { status, stdout, stderr } = spawnSync(python, args, { encoding: 'utf8', env });
  const note = status === 0 ? `its example says: ${stdout.trim()}` : stderr.slice(-2000);
  return { what: `nbclient, ${id}`, ok: status === 0, seconds: since(start), note };
}

function since(start: number): number {
  return Math.round((performance.now() - start) / 100) / 10;
}

function report(results: readonly Result[], out: string | undefined): number {
  for (const { what, ok, seconds, note } of results) {
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${what} (${seconds} s)${note === '' ? '' : `: ${note}`}`);
  }
  const failed = results.filter(({ ok }) => !ok).length;
  console.log(`${results.length - failed} of ${results.length} as expected`);
  if (out !== undefined) writeFileSync(out, `${JSON.stringify({ results }, undefined, 2)}\n`);
  return failed === 0 && results.length > 0 ? 0 : 1;
}
