/** The scripts of every card as shells and linters read them, whole and cut short. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Card } from '../../src/core/card/card.ts';
import { planCard } from '../../src/core/plan/plan-card.ts';
import type { Plan } from '../../src/core/plan/plan.ts';
import { findPlatform } from '../../src/core/platform/platforms.ts';
import { askedVariables } from '../../src/core/render/folder.ts';
import type { Rendering } from '../../src/core/render/format.ts';
import { installPs1, installSh } from '../../src/core/render/installer/installer-formats.ts';
import { powerShellInstaller } from '../../src/core/render/installer/powershell/installer.ts';
import { comparable, expectedCalls } from '../shell/expected-calls.ts';
import { parsePowerShellScript } from '../shell/powershell-parse.ts';
import { shellcheck } from '../shell/shellcheck.ts';
import { SHELL_IDS, requireProgram, shellCommand } from '../shell/shells.ts';
import { NASTY, POISONED_TARGET, hostileCases, poisonedCard } from '../formats/container-cases.ts';
import { realCards, realRegistry } from '../unit/real-catalog.ts';
import { Place } from './fake-machine.ts';
import { type Gpu, NO_GPU, machineFor, nvidia } from './machines.ts';
import { PUBLISHER, installerOf } from './scripts.ts';

const folder = mkdtempSync(join(tmpdir(), 'cardstock-reading-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Lines that may differ from card to card: calls with nothing but words, numbers and quoted strings. */
const WORD = String.raw`(?:'[^']*'|"[^"$\x60\\]*"|\\'|[A-Za-z0-9_./:@%+,=-]+)+`;
const CALL = new RegExp(
  String.raw`^ {2,4}(?:step (?:plain|system|optional|folder|proof|open)|line|by_hand|look_for|look_for_programs|need_python)(?: ${WORD})+(?: \\)?$`,
);
const FOLDED = new RegExp(String.raw`^ {4}${WORD}(?: ${WORD})*(?: \\)?$`);
const ASKED =
  /^ {2}(?:if ask [A-Z_][A-Z0-9_]* (?:secret|open) (?:needed|optional) "\$\{[A-Z_][A-Z0-9_]*:-\}"; then export [A-Z_][A-Z0-9_]*="\$answer"; fi|asked [A-Z_][A-Z0-9_]*)$/;
const FRAME_LINES = /^(?:step_\d+\(\) \{|\}|)$/;

/** Lines of the steps that are anything but a known call with words in quotes. */
function strangeLines(text: string): readonly string[] {
  const start = text.indexOf('\nstep_1() {');
  return text
    .slice(start + 1, text.indexOf('\nset_steps() {'))
    .split('\n')
    .filter((line) => ![CALL, FOLDED, ASKED, FRAME_LINES].some((form) => form.test(line)));
}

/** The script of a poisoned card. */
function renderPoisoned(at: number): Rendering {
  const found = installSh.render({
    card: poisonedCard(at),
    target: POISONED_TARGET,
    registry: realRegistry,
  });
  if (found.kind === 'refusal') throw new Error(found.reason);
  return found;
}

describe.each(realCards.map((card) => [card.id, card] as const))('install.sh of %s', (id, card) => {
  const text = installerOf(card);

  it.each(SHELL_IDS)('is read by %s without complaint', (shell) => {
    const [program, ...args] = shellCommand(shell);
    const file = join(folder, `${id}.sh`);
    writeFileSync(file, text);

    const run = () => execFileSync(program, [...args, '-n', file], { stdio: 'pipe' });

    expect(run().toString()).toBe('');
  });

  it('calls only what every script has, with words in quotes', () => {
    expect(strangeLines(text)).toEqual([]);
  });

  it('does what is planned for a machine of its kind', async () => {
    const { plan, gpu } = firstPlan(card);
    const platform = findPlatform(realRegistry.platforms, plan.place.platform.id);
    if (platform === undefined) throw new Error('No platform.');
    const place = new Place(machineFor(platform, plan, gpu));
    const env = Object.fromEntries(askedVariables(plan).map((name) => [name, 'secret']));
    try {
      const args = ['--system', '--yes'];
      const done = await place.run(text, { env, args });
      const shown = await place.run(text, { env, args: [...args, '--dry-run', '--dir', 'other'] });

      expect([done.status, done.stderr]).toEqual([0, expect.stringContaining('is installed in')]);
      expect(comparable(done.calls, plan)).toEqual(expectedCalls(plan));
      expect(shown.stdout.replaceAll('other', id)).toContain(`mkdir -p ${id}\ncd ${id}\n`);
    } finally {
      place.remove();
    }
  });

  it('is ASCII and not too large to read', () => {
    expect(text).toMatch(/^[\n -~]*$/);
    expect(text.length).toBeLessThan(160 * 1024);
  });
});

describe('install.sh', () => {
  const card = cardNamed('pyannote-diarization');

  it.each([
    ['sh', 'pyannote-diarization'],
    ['dash', 'alphafold3'],
  ] as const)('passes shellcheck as %s', (dialect, id) => {
    expect(shellcheck(installerOf(cardNamed(id)), { dialect })).toEqual([]);
  });

  it('passes checkbashisms', () => {
    const file = join(folder, 'checked.sh');
    writeFileSync(file, installerOf(cardNamed('alphafold3')));

    const output = execFileSync(requireProgram('checkbashisms', 'devscripts'), ['--force', file]);

    expect(output.toString()).toBe('');
  });

  it('names card and version at its top, and nothing that the card says', () => {
    const top = installerOf(card).split('\n').slice(0, 6);

    expect(top).toEqual([
      '#!/bin/sh',
      '# Installs the model of the Cardstock card pyannote-diarization.',
      '# Made by Cardstock, installer version 1.',
      '# Page: https://cards.example/models/pyannote-diarization/',
      '# Read it first. Then: sh install.sh --dry-run, or sh install.sh --help',
      '# shellcheck disable=SC2016',
    ]);
  });

  it('does nothing when it is cut after any line', () => {
    const text = installerOf(cardNamed('model2vec'));
    const ends = [...text.matchAll(/\n/g)].map(({ index }) => index + 1).slice(0, -1);

    expect(ranWhenCut(text, ends)).toBe('');
  });

  it('does nothing when it is cut inside its last line, or anywhere', () => {
    const text = installerOf(cardNamed('model2vec'));
    const last = Array.from({ length: 60 }, (_, at) => text.length - 2 - at);
    const spread = Array.from({ length: 60 }, (_, at) => Math.floor((text.length * at) / 60));

    expect(ranWhenCut(text, [...last, ...spread])).toBe('');
  });
});

describe('the hostile cards', () => {
  const hostile = [
    ...hostileCases(installSh).map(({ card, rendering }) => [card.id, rendering] as const),
    ...NASTY.map((value, at) => [value, renderPoisoned(at)] as const),
  ];

  it('are there', () => {
    expect(hostile.length).toBeGreaterThan(15);
  });

  it.each(hostile)('stay data in install.sh: %s', (_, { files }) => {
    const text = files[0]?.text ?? '';

    const read = () =>
      execFileSync(requireProgram('dash', 'dash'), ['-n'], { input: text, stdio: 'pipe' });

    expect(read().toString()).toBe('');
    expect(strangeLines(text)).toEqual([]);
  });

  it.each(hostileCases(installPs1).map(({ card, rendering }) => [card.id, rendering] as const))(
    'stay data in install.ps1: %s',
    (_, { files }) => {
      expect(parsePowerShellScript(files[0]?.text ?? '')).toEqual([]);
    },
  );

  it.each(NASTY.map((value, at) => [value, at] as const))('are parsed: %s', (_, at) => {
    expect(
      parsePowerShellScript(powerShellInstaller(poisonedCard(at), realRegistry, PUBLISHER)),
    ).toEqual([]);
  });
});

describe.each(realCards.map((card) => [card.id, card] as const))('install.ps1 of %s', (_, card) => {
  const text = powerShellInstaller(card, realRegistry, PUBLISHER);

  it('parses, and checks every call', () => {
    expect(parsePowerShellScript(text)).toEqual([]);
  });

  it('does nothing but call its one function', () => {
    const top = text.split('\n').filter((line) => /^[^\s#]/.test(line));

    expect(top).toEqual(['function Install-CardstockModel {', '}', 'Install-CardstockModel @args']);
  });
});

/** The plan that a script chooses by itself on Ubuntu: with the GPU that the card asks for, by the first tool. */
function firstPlan(card: Card): { readonly plan: Plan; readonly gpu: Gpu } {
  const ada = nvidia('ada', '8.9', '580.65.06');
  for (const gpu of [NO_GPU, ada]) {
    for (const tool of ['uv', 'pip', 'conda', 'docker'] as const) {
      const target = { platform: 'ubuntu-24.04', gpu: gpu.family, tool, features: [] };
      const plan = planCard(card, { ...target, driver: gpu.driver }, realRegistry);
      if (plan.kind === 'plan') return { plan, gpu };
    }
  }
  throw new Error(`There is no plan for ${card.id}.`);
}

function cardNamed(id: string): Card {
  const card = realCards.find((one) => one.id === id);
  if (card === undefined) throw new Error(`There is no card ${id}.`);
  return card;
}

/** What was run, said or made by scripts that end after so many bytes, one after another. */
function ranWhenCut(text: string, ends: readonly number[]): string {
  const place = mkdtempSync(join(folder, 'cut-'));
  const bin = join(place, 'bin');
  mkdirSync(bin);
  const stub = join(bin, 'uname');
  writeFileSync(stub, `#!/bin/sh\necho "$0 $*" >>${join(place, 'ran')}\n`, { mode: 0o755 });
  for (const name of ['id', 'mkdir', 'rm', 'sed', 'curl', 'sudo', 'apt-get', 'python3']) {
    symlinkSync(stub, join(bin, name));
  }
  writeFileSync(join(place, 'whole'), text);
  const driver = `for end in ${ends.join(' ')}; do
    head -c "$end" whole >cut
    (cd work && PATH=${bin} /bin/dash ../cut --with uv --system --yes </dev/null >>../ran 2>/dev/null)
  done
  ls -A work >>ran`;
  mkdirSync(join(place, 'work'));
  execFileSync(requireProgram('dash', 'dash'), ['-c', driver], { cwd: place });
  return readFileSync(join(place, 'ran'), 'utf8');
}
