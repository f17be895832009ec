/**
 * Parses every conda specification of environment.yml and pixi.toml with rattler, the library that
 * pixi is built on, in its strict mode; solves each file against a channel made for the purpose, and
 * holds the two formats of one card against each other.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { loadCatalog, loadRegistry } from '../../src/catalog/load.ts';
import type { Card } from '../../src/core/card/card.ts';
import type { Registry } from '../../src/core/registry.ts';
import { condaEnvironment } from '../../src/core/render/conda-environment/conda-environment.ts';
import type { Format } from '../../src/core/render/format.ts';
import { pixi } from '../../src/core/render/pixi/pixi.ts';
import { projectRoot } from '../commands/project-root.ts';

interface SpecSet {
  readonly name: string;
  readonly specs: readonly string[];
}

interface Solved {
  readonly rattler: string;
  readonly solved: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const { values } = parseArgs({ options: { out: { type: 'string' } } });

main();

function main(): void {
  const { registry } = loadRegistry(projectRoot);
  const cards = loadCatalog(projectRoot).cards.map(({ card }) => card);
  const sets = cards.flatMap((card) =>
    places(registry).flatMap((place) => setsOf(card, place, registry)),
  );
  const { rattler, solved } = solve(sets);
  const differing = Object.keys(solved).filter((name) => {
    const other = solved[name.replace('environment.yml', 'pixi.toml')];
    return other !== undefined && !isDeepStrictEqual(solved[name], other);
  });
  const specs = new Set(sets.flatMap((one) => one.specs)).size;
  const result = { rattler, files: sets.length, specifications: specs, differing };
  console.log(JSON.stringify(result));
  if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(result, null, 2)}\n`);
  if (sets.length === 0 || differing.length > 0) process.exitCode = 1;
}

interface Where {
  readonly platform: string;
  readonly gpu: string;
}

function places({ platforms, compute }: Registry): readonly Where[] {
  const gpus = compute.families.filter((one) => one.compute === 'cpu' || one.generic === true);
  return platforms.flatMap(({ id }) => gpus.map((gpu) => ({ platform: id, gpu: gpu.id })));
}

function setsOf(card: Card, where: Where, registry: Registry): readonly SpecSet[] {
  const render = (format: Format): string | undefined => {
    const target = { ...where, tool: 'conda', features: [] } as const;
    const made = format.render({ card, target, registry });
    return made.kind === 'rendering' ? made.files[0]?.text : undefined;
  };
  const name = `${card.id} ${where.platform} ${where.gpu}`;
  const yaml = render(condaEnvironment);
  const toml = render(pixi);
  return [
    ...(yaml === undefined ? [] : [{ name: `${name} environment.yml`, specs: yamlSpecs(yaml) }]),
    ...(toml === undefined ? [] : [{ name: `${name} pixi.toml`, specs: tomlSpecs(toml) }]),
  ];
}

function yamlSpecs(text: string): readonly string[] {
  const { dependencies }: { readonly dependencies: readonly unknown[] } = parseYaml(text);
  return dependencies.filter((one) => typeof one === 'string');
}

/** Of the first platform, which is the target's. */
function tomlSpecs(text: string): readonly string[] {
  const { target = {} } = parseToml(text);
  const [own = {}] = Object.values(target);
  const dependencies = Object.entries(Reflect.get(Object(own), 'dependencies') ?? {});
  return dependencies.map(([name, version]) => `${name} ${String(version)}`);
}

function solve(sets: readonly SpecSet[]): Solved {
  const folder = mkdtempSync(join(tmpdir(), 'cardstock-rattler-'));
  try {
    execFileSync('python3', ['-m', 'venv', folder]);
    const python = join(folder, 'bin', 'python');
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', 'py-rattler'], { stdio: 'ignore' });
    const script = join(projectRoot, 'scripts/prove/solve-conda.py');
    const options = { input: JSON.stringify({ sets }), encoding: 'utf8', maxBuffer: 1e9 } as const;
    return JSON.parse(execFileSync(python, [script], options));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
