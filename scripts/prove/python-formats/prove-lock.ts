/** Resolves small models, renders the lock file of the result, and lets uv, pip and packaging read it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Card } from '../../../src/core/card/card.ts';
import { withEvidence } from '../../../src/core/card/normalize.ts';
import { pylock } from '../../../src/core/render/pylock/pylock.ts';
import { lockArguments } from '../../../src/core/render/pylock/resolver-platform.ts';
import { keyOf } from '../../evidence/chosen-cards.ts';
import { questionsOf } from '../../resolver/questions.ts';
import { resolveTarget } from '../../resolver/resolve-target.ts';
import type { Bench } from './prove-card.ts';
import type { Result } from './result.ts';

const PLATFORM = 'ubuntu-24.04';

type Answer = Awaited<ReturnType<Bench['tools']['run']>>;

/** Not for a model that needs an index of its own, whose files would be stand-ins. */
export async function proveLock(bench: Bench, card: Card): Promise<readonly Result[]> {
  const { registry, tools } = bench;
  const [asked] = questionsOf(card, registry, [PLATFORM], ['cpu']);
  const [question] = asked?.questions ?? [];
  if (asked === undefined || question === undefined) return [];
  const folder = join(tools.folder, card.id, 'lock');
  const version = tools.versions.find((one) => one.startsWith('uv ')) ?? 'uv';
  const uv = {
    version,
    run: (args: readonly string[], cwd: string) => tools.run('uv', args, cwd),
  };
  const only = { ...asked, questions: [question] };
  const resolver = { uv, failures: [], mayReplace: false };
  const found = await resolveTarget(only, resolver, '2026-11-28', folder);
  if (found.kind === 'not-asked' || found.resolution.outcome === 'fails') return [];
  const record = { ...keyOf(card, asked.target), resolution: found.resolution };
  const { target } = asked;
  const rendering = pylock.render({ card: withEvidence(card, [record]), target, registry });
  const base = { card: card.id, target: PLATFORM, format: pylock.id, replaced: [] };
  if (rendering.kind === 'refusal') {
    const { reason } = rendering;
    const outcome = 'refused by the format';
    return [{ ...base, tool: 'render', outcome, reason, seconds: 0 }];
  }
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of rendering.files) writeFileSync(join(folder, name), text);
  const [file] = rendering.files;
  const names = { input: file?.name ?? '', output: 'pylock.toml' };
  const make = await tools.run('uv', lockArguments(question.plan, registry, names), folder);
  const program = join(import.meta.dirname, 'check-pylock.py');
  const read = await tools.run('python', [program, 'pylock.toml', names.input], folder);
  const install = await emptyInstall(bench, folder, question.python, names.input);
  return [
    { ...base, tool: 'uv pip compile --format', ...outcomeOf(make) },
    { ...base, tool: 'packaging.pylock', ...outcomeOf(read) },
    { ...base, tool: 'uv pip install --require-hashes', ...outcomeOf(install) },
  ];
}

async function emptyInstall(
  { tools }: Bench,
  folder: string,
  python: string,
  file: string,
): Promise<Answer> {
  const made = await tools.run('uv', ['venv', '--python', python, '.venv'], folder);
  if (!made.isOk) return made;
  const where = ['pip', 'install', '--python', '.venv', '--dry-run', '--no-deps'];
  return tools.run('uv', [...where, '--require-hashes', '-r', file], folder);
}

function outcomeOf(answer: Answer): Pick<Result, 'outcome' | 'reason' | 'seconds'> {
  const { isOk, output, seconds } = answer;
  if (isOk) return { outcome: 'accepted', seconds };
  const isPython = output.includes('No interpreter found');
  return { outcome: isPython ? 'skipped' : 'failed', reason: output.slice(-1500), seconds };
}
