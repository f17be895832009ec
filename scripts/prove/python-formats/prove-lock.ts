/** Resolves small models with uv, renders the lock file of the result, and lets packaging and uv read it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Card } from '../../../src/core/card/card.ts';
import type { StoredResolution } from '../../../src/core/evidence/resolution.ts';
import type { Plan } from '../../../src/core/plan/plan.ts';
import { planCard } from '../../../src/core/plan/plan-card.ts';
import { pylock } from '../../../src/core/render/pylock/pylock.ts';
import { compileArguments } from '../../../src/core/render/pylock/resolver-platform.ts';
import { uvProject } from '../../../src/core/render/uv-project/uv-project.ts';
import type { Bench } from './prove-card.ts';
import { readUvLock } from './read-uv-lock.ts';
import type { Result } from './result.ts';

const TARGET = { platform: 'ubuntu-24.04', gpu: 'cpu', tool: 'uv', features: [] } as const;

/** Not for a model with an index of its own, whose files would be stand-ins. */
export async function proveLock(bench: Bench, card: Card): Promise<readonly Result[]> {
  const { registry, tools } = bench;
  const plan = planCard(card, TARGET, registry);
  const project = uvProject.render({ card, target: TARGET, registry });
  if (plan.kind === 'refusal' || project.kind === 'refusal') return [];
  const [file] = project.files;
  if (file === undefined || /\[\[tool\.uv\.index\]\]|git\+/.test(file.text)) return [];
  const folder = join(tools.folder, card.id, 'lock');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file.name), file.text);
  const base = { card: card.id, target: TARGET.platform, format: pylock.id, replaced: [] };
  const made = await tools.run(
    'uv',
    [...compileArguments(plan, registry, 'pylock.theirs.toml'), '--quiet'],
    folder,
  );
  if (!made.isOk) {
    const reason = made.output.slice(-1500);
    return [
      {
        ...base,
        tool: 'uv pip compile --format',
        outcome: 'failed',
        reason,
        seconds: made.seconds,
      },
    ];
  }
  const theirs = readFileSync(join(folder, 'pylock.theirs.toml'), 'utf8');
  const found = pylock.render({
    card,
    target: TARGET,
    registry,
    resolutions: [readUvLock(theirs, placeOf(plan))],
  });
  if (found.kind === 'refusal') {
    return [{ ...base, tool: 'render', outcome: 'failed', reason: found.reason, seconds: 0 }];
  }
  writeFileSync(join(folder, 'pylock.toml'), found.files[0]?.text ?? '');
  const program = join(import.meta.dirname, 'check-pylock.py');
  const read = await tools.run('python', [program, 'pylock.toml', 'pylock.theirs.toml'], folder);
  const [make, install] = await emptyInstall(bench, folder, plan.python?.version ?? '');
  return [
    { ...base, tool: 'packaging.pylock', ...outcomeOf(read) },
    {
      ...base,
      tool: 'uv pip install --dry-run -r',
      ...outcomeOf(make?.isOk === false ? make : install),
    },
  ];
}

type Answers = Awaited<ReturnType<Bench['tools']['run']>>;

async function emptyInstall(
  { tools }: Bench,
  folder: string,
  python: string,
): Promise<readonly Answers[]> {
  const make = await tools.run('uv', ['venv', '--python', python, '.venv'], folder);
  const args = ['pip', 'install', '--python', '.venv', '--dry-run', '-r', 'pylock.toml'];
  return [make, await tools.run('uv', args, folder)];
}

function placeOf({ card, place, python }: Plan): Omit<StoredResolution, 'packages'> {
  return {
    ...TARGET,
    card: card.id,
    version: place.version,
    variant: place.variant,
    date: '2026-11-22',
    resolver: 'uv',
    requiresPython: `==${python?.version ?? ''}.*`,
  };
}

function outcomeOf(answer: Answers | undefined): Pick<Result, 'outcome' | 'reason' | 'seconds'> {
  if (answer === undefined) return { outcome: 'failed', reason: 'not run', seconds: 0 };
  const { isOk, output, seconds } = answer;
  if (isOk) return { outcome: 'accepted', seconds };
  const isPython = output.includes('No interpreter found');
  return { outcome: isPython ? 'skipped' : 'failed', reason: output.slice(-1500), seconds };
}
