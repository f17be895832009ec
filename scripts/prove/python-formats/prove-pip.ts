/** Asks pip about the requirements files of small models, on this machine's own kind of platform. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Card } from '../../../src/core/card/card.ts';
import { planCard } from '../../../src/core/plan/plan-card.ts';
import { requirements } from '../../../src/core/render/requirements/requirements.ts';
import type { Bench } from './prove-card.ts';
import type { Result } from './result.ts';

/** pip has no other platform than its own. */
const TARGET = { platform: 'debian-12', gpu: 'cpu', tool: 'pip', features: [] } as const;

/** Their wheels are gigabytes, and pip fetches wheels to look inside. */
const HEAVY: ReadonlySet<string> = new Set(['torch', 'tensorflow', 'jax', 'paddle']);

export async function provePip(bench: Bench, card: Card): Promise<readonly Result[]> {
  const plan = planCard(card, TARGET, bench.registry);
  const found = requirements.render({ card, target: TARGET, registry: bench.registry });
  if (plan.kind === 'refusal' || found.kind === 'refusal') return [];
  const base = {
    card: card.id,
    target: TARGET.platform,
    format: requirements.id,
    tool: 'pip install --dry-run',
    replaced: [],
  };
  if (plan.choices.some((choice) => HEAVY.has(choice.of)) || found.files.some(isElsewhere)) {
    return [{ ...base, outcome: 'skipped', reason: 'too large for pip to look at', seconds: 0 }];
  }
  const python = interpreter(plan.python?.version);
  if (python === undefined) {
    const reason = `no Python ${plan.python?.version ?? ''} on PATH`;
    return [{ ...base, outcome: 'skipped', reason, seconds: 0 }];
  }
  const folder = join(bench.tools.folder, card.id, 'pip');
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of found.files) writeFileSync(join(folder, name), text);
  const lists = found.files.filter(({ name }) => name.startsWith('requirements'));
  const hasLimits = lists.length < found.files.length;
  const answer = await bench.tools.run(
    'pip',
    [
      '--python',
      python,
      'install',
      '--dry-run',
      '--quiet',
      '--ignore-installed',
      '--report',
      'report.json',
      ...lists.flatMap(({ name }) => ['-r', name]),
      ...(hasLimits ? ['-c', 'constraints.txt'] : []),
    ],
    folder,
  );
  const { isOk, output, seconds } = answer;
  return [
    isOk
      ? { ...base, outcome: 'accepted', seconds }
      : { ...base, outcome: 'failed', reason: output.slice(-1500), seconds },
  ];
}

/** The plan's own Python: what a package offers, and whether at all, hangs on it. */
function interpreter(version = ''): string | undefined {
  const program = `python${version}`;
  const { status, stdout } = spawnSync(program, ['-c', 'import sys; print(sys.executable)'], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : undefined;
}

function isElsewhere({ text }: { readonly text: string }): boolean {
  return /^--index-url|git\+/m.test(text);
}
