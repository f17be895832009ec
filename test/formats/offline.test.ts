/** Offline kits of every card and target: walked under stubs by real shells, parsed for PowerShell. */
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/core/plan/plan.ts';
import { planCard } from '../../src/core/plan/plan-card.ts';
import { offline } from '../../src/core/render/offline/offline.ts';
import { realRegistry } from '../unit/real-catalog.ts';
import { targetOf } from '../unit/small-cards.ts';
import { smallRegistry } from '../unit/small-registry.ts';
import { parsePowerShell, parsePowerShellScript } from '../shell/powershell-parse.ts';
import { shellcheck } from '../shell/shellcheck.ts';
import { type StubRun, runUnderStubs } from '../shell/stub-path.ts';
import {
  type Made,
  ODD_VALUES,
  madeOfHostileCards,
  madeOfRealCards,
  oddCard,
} from './distinct-renderings.ts';

const real = madeOfRealCards(offline);
const made = [...real, ...madeOfHostileCards(offline)];
const scripts = distinct(made.flatMap(({ rendering }) => rendering.files));
const ASKED = { HF_TOKEN: 'hf_x' };

/** Each platform by each tool, with the card that has most steps there. */
const sample = sampleOf(real);
const fetched = new Map<string, Promise<StubRun>>();
const installed = new Map<string, Promise<StubRun>>();

describe('every offline kit', () => {
  it('is there for most cards and targets', () => {
    expect(real.length).toBeGreaterThan(60);
  });

  it('is ASCII and ends in one line feed', () => {
    for (const { text } of real.flatMap(({ rendering }) => rendering.files))
      expect(text).toMatch(/^[ -~\n]*[!-~]\n$/);
  });

  it('has scripts in which shellcheck finds nothing', () => {
    const blocks = distinctBlocks(scripts.filter(({ name }) => name.endsWith('.sh')));
    const bodies = blocks.map((text, at) => `block_${at}() {\n${text}\n}\nblock_${at}`);

    // What stands in single quotes is for another shell, which sets PWD and the arguments.
    const except = { SC2016: 'the words of sh -c', SC2317: 'one block after another' };
    const found = shellcheck(`#!/bin/sh\nset -eu\n${bodies.join('\n')}\n`, {
      dialect: 'sh',
      except,
    });

    expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  });

  it('has scripts that PowerShell can read', () => {
    const texts = scripts.filter(({ name }) => name.endsWith('.ps1'));
    const largest = texts.toSorted((left, right) => right.text.length - left.text.length);

    expect(texts.length).toBeGreaterThan(4);
    for (const { name, text } of largest.slice(0, 24)) {
      const problems = name.startsWith('offline')
        ? parsePowerShell(text)
        : parsePowerShellScript(text);
      expect([name, problems]).toEqual([name, []]);
    }
  });
});

describe('the connected side', () => {
  it.each(sample)('makes wheels of every install, in order: %s', async (_name, one) => {
    const { run } = await fetchRun(one);

    expect([run.exitCode, run.stderr]).toEqual([0, '']);
    const wheels = run.argvs.filter(
      (argv) => argv.includes('--wheel-dir') && argv.includes('--find-links'),
    );
    const installs = installsOf(planOf(one));
    expect(wheels.length).toBe(installs.length);
    installs.forEach(({ requirements, flags, indexUrl }, at) => {
      expect(wheels[at]?.slice(-requirements.length)).toEqual(requirements);
      expect(wheels[at]?.includes('--no-build-isolation')).toBe(
        flags.includes('no-build-isolation'),
      );
      expect(indexUrl === undefined || wheels[at]?.includes(indexUrl)).toBe(true);
    });
  });

  it.each(sample)('fetches system packages before it installs them: %s', async (_name, one) => {
    const { run } = await fetchRun(one);

    const lines = run.argvs.map((argv) => argv.join(' '));
    for (const action of planOf(one).steps.flatMap(({ actions }) => actions)) {
      if (action.do !== 'install-system') continue;
      const names = action.names.join(' ');
      const install = [...action.argv, names].join(' ');
      const installed = lines.findIndex((line) => line.endsWith(install));
      const fetched = lines.findIndex((line) => line.includes('system') && line.endsWith(names));
      expect(fetched).toBeGreaterThanOrEqual(0);
      expect(installed).toBeGreaterThan(fetched);
    }
  });
});

describe('the side without network', () => {
  it.each(sample)('never names an address or an index: %s', async (_name, one) => {
    const { run } = await installRun(one);

    expect([run.exitCode, run.stderr]).toEqual([0, '']);
    for (const argv of run.argvs) {
      expect(argv.filter((word) => /^(?:git\+)?https?:|^--index-url/.test(word))).toEqual([]);
      expect(argv[0]).not.toMatch(/^(?:curl|git|wget)$/);
      expect(installsPackages(argv) && !argv.includes('--no-index')).toBe(false);
    }
  });

  it.each(sample)('installs the same in the same order: %s', async (_name, one) => {
    const { run } = await installRun(one);

    const said = run.argvs.filter(installsPackages).map((argv) => {
      return argv.slice(argv.indexOf('wheelhouse') + 1).map(bareName);
    });
    const names = installsOf(planOf(one)).map(({ requirements }) => requirements.map(bareName));
    expect(said.filter((words) => words.join() !== 'uv')).toEqual(names);
  });

  it.each(sample)('ends with the checks of the plan: %s', async (_name, one) => {
    const { run } = await installRun(one);

    const verify = planOf(one).steps.filter(({ phase }) => phase === 'verify');
    const checks = verify.flatMap(({ actions }) =>
      actions.flatMap((action) => (action.do === 'run-inside' ? [action.argv.at(-1)] : [])),
    );
    const words = run.argvs.filter(([program]) => program !== 'docker').map((argv) => argv.at(-1));
    expect(words.slice(words.length - checks.length)).toEqual(checks);
  });
});

describe('a container', () => {
  const one = real.find(({ name }) => name === 'alphafold3--ubuntu-nvidia-docker')!;

  it('is saved on one side and loaded on the other', async () => {
    const fetch = await runUnderStubs(textOf(one, 'fetch.sh'), { shell: 'dash', env: ASKED });
    const install = await runUnderStubs(textOf(one, 'install-offline.sh'), { shell: 'dash' });

    expect(dockerCalls(fetch)).toEqual(['build', 'save --output image.tar alphafold3']);
    expect(dockerCalls(install)).toEqual(['load --input image.tar', 'run']);
  });
});

describe('an odd value', () => {
  it('stays one word on both sides', async () => {
    for (const [value = ''] of chunks(ODD_VALUES, 12)) {
      const card = oddCard(value);
      const rendering = offline.render({
        card,
        target: targetOf({ tool: 'pip' }),
        registry: withApt,
      });
      if (rendering.kind === 'refusal') throw new Error(rendering.reason);
      const one = { name: value, card, target: targetOf({ tool: 'pip' }), rendering };

      const run = await runUnderStubs(textOf(one, 'install-offline.sh'), { shell: 'dash' });

      expect(run.argvs.at(-1)?.at(-1)).toBe(value);
    }
  });
});

const withApt = { ...smallRegistry, offline: realRegistry.offline };

function installsOf(plan: Plan) {
  const actions = plan.steps.flatMap((step) => step.actions);
  return actions.filter((action) => action.do === 'pip-install');
}

function installsPackages(argv: readonly string[]): boolean {
  const at = argv.indexOf('install');
  return at > 0 && /(?:^|\/)pip$/.test(argv[at - 1] ?? '');
}

function sampleOf(all: readonly Made[]): readonly (readonly [string, Made])[] {
  const found = new Map<string, Made>();
  for (const one of all) {
    if (!one.rendering.files.some(({ name }) => name === 'fetch.sh')) continue;
    const place = `${one.target.platform} ${one.target.gpu} ${one.target.tool}`;
    const known = found.get(place);
    if (known === undefined || sizeOf(known) < sizeOf(one)) found.set(place, one);
  }
  return [...found.values()].map((one) => [one.name, one] as const);
}

function sizeOf({ rendering }: Made): number {
  return rendering.files[0]?.text.length ?? 0;
}

/** Each script is walked once. */
async function fetchRun(one: Made): Promise<{ readonly run: StubRun }> {
  return { run: await runOnce(fetched, one, 'fetch.sh', 'bash') };
}

async function installRun(one: Made): Promise<{ readonly run: StubRun }> {
  return { run: await runOnce(installed, one, 'install-offline.sh', 'dash') };
}

function runOnce(
  runs: Map<string, Promise<StubRun>>,
  one: Made,
  file: string,
  shell: 'bash' | 'dash',
): Promise<StubRun> {
  const run = runs.get(one.name) ?? runUnderStubs(textOf(one, file), { shell, env: ASKED });
  runs.set(one.name, run);
  return run;
}

function planOf({ card, target }: Made): Plan {
  const plan = planCard(card, target, realRegistry);
  if (plan.kind === 'refusal') throw new Error(plan.reason);
  return plan;
}

function textOf({ rendering }: Pick<Made, 'rendering'>, name: string): string {
  return rendering.files.find((file) => file.name === name)?.text ?? '';
}

function dockerCalls({ argvs }: StubRun): readonly string[] {
  const calls = argvs.filter((argv) => argv[0] === 'docker').map((argv) => argv.slice(1));
  return calls.map((words) => (/^(?:build|run)$/.test(words[0]!) ? words[0]! : words.join(' ')));
}

function bareName(requirement: string): string {
  return /^[A-Za-z0-9._-]+(?:\[[^\]]*\])?/.exec(requirement)?.[0].toLowerCase() ?? requirement;
}

/** Steps are set apart by blank lines; many kits share one. */
function distinctBlocks(files: readonly { readonly text: string }[]): readonly string[] {
  const bodies = files.map(({ text }) =>
    text.replace(/^[^]*?main\(\) \{\n/, '').replace(/\n\}\n[^]*$/, ''),
  );
  return [...new Set(bodies.flatMap((body) => body.split(/\n\n/)))];
}

function distinct<T extends { readonly text: string }>(files: readonly T[]): readonly T[] {
  return [...new Map(files.map((file) => [file.text, file])).values()];
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}
