/** `cardstock verify`: follows the plan of a card in a clean place, and keeps how far it got. */
import { parseArgs } from 'node:util';
import { loadFailures } from '../../src/catalog/load-failures.ts';
import type { Card } from '../../src/core/card/card.ts';
import type { EvidenceRecord } from '../../src/core/generated/evidence.ts';
import { isObstacle } from '../../src/core/plan/obstacle.ts';
import type { Plan, Target } from '../../src/core/plan/plan.ts';
import { attemptPlan } from '../../src/core/plan/plan-card.ts';
import { findPlatform } from '../../src/core/platform/platforms.ts';
import type { Registry } from '../../src/core/registry.ts';
import { chosenCards, keyOf } from '../evidence/chosen-cards.ts';
import { writePart } from '../evidence/record-store.ts';
import { debianSandbox, isDebianPlatform } from '../verifier/debian-sandbox.ts';
import { hostSandbox } from '../verifier/host-sandbox.ts';
import { lendCopies } from '../verifier/lend-copies.ts';
import type { Sandbox } from '../verifier/sandbox.ts';
import { type Limits, verifyPlan } from '../verifier/verify-plan.ts';
import { withoutUnreachable } from '../verifier/without-index.ts';
import { projectRoot } from './project-root.ts';
import { UsageError } from './usage-error.ts';

export const help = `cardstock verify [id...] [options]

Follows the plan of each card as a user would, in a clean place: install, import, run. Writes how
far it got, with versions, durations and sizes, to catalog/evidence. The only command that installs
and runs what a card names.

  --on PLATFORM       debian-12 (default) or debian-13 in a fresh Debian, which needs root and
                      debootstrap; with --here the platform of this machine
  --with TOOL         uv (default), pip or conda
  --here              install on this machine itself: only where nobody keeps it
  --weights           also run checks that fetch the files of a model
  --replace           where the index of a framework cannot be reached, take the default index, and
                      where git is told of a copy of a repository, take that; the record says so
  --install-minutes N limit of the installation (default 30)
  --check-minutes N   limit of the check (default 10)
  --disk-gib N        limit of what it takes (default 20)
  --work DIR          for roots and downloads (default /tmp/cardstock-prove)

What fails for want of a network is told and not kept.

Exit status: 0 every card got as far as it can without outside files, 1 some did not, 2 a mistake in
the call.`;

/** @returns the exit status */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      on: { type: 'string', default: 'debian-12' },
      with: { type: 'string', default: 'uv' },
      here: { type: 'boolean', default: false },
      weights: { type: 'boolean', default: false },
      replace: { type: 'boolean', default: false },
      'install-minutes': { type: 'string', default: '30' },
      'check-minutes': { type: 'string', default: '10' },
      'disk-gib': { type: 'string', default: '20' },
      work: { type: 'string', default: '/tmp/cardstock-prove' },
    },
    allowPositionals: true,
  });
  const { cards, registry } = chosenCards(projectRoot, positionals);
  const tool = toolOf(values.with);
  const platform = findPlatform(registry.platforms, values.on);
  if (platform === undefined) throw new UsageError(`There is no platform "${values.on}".`);
  if (!values.here && !isDebianPlatform(values.on)) {
    throw new UsageError(`${values.on} can be verified only on such a machine, with --here.`);
  }
  const target: Target = { platform: platform.id, gpu: 'cpu', tool, features: [] };
  const limits: Limits = {
    installSeconds: 60 * minutes('--install-minutes', values['install-minutes']),
    checkSeconds: 60 * minutes('--check-minutes', values['check-minutes']),
    diskBytes: minutes('--disk-gib', values['disk-gib']) * 2 ** 30,
  };
  const open = (card: Card): Sandbox =>
    values.here || !isDebianPlatform(platform.id)
      ? hostSandbox(`${platform.name} on a runner`)
      : debianSandbox(platform.id, values.work, card.id);
  let failed = 0;
  for (const card of cards) {
    const plan = attemptPlan(card, target, registry);
    if (isObstacle(plan) || plan.python === undefined) {
      say(card, 'no plan', isObstacle(plan) ? plan.reason : 'it brings a Python of its own');
      continue;
    }
    const part = await verifyOne(card, plan, registry, open(card), limits, values);
    if (part.run?.outcome !== 'done') failed += 1;
    // A network that fails says nothing of the card.
    if (part.run?.trouble?.class !== 'network') writePart(projectRoot, keyOf(card, target), part);
  }
  return failed > 0 ? 1 : 0;
}

interface Wishes {
  readonly replace: boolean;
  readonly weights: boolean;
}

async function verifyOne(
  card: Card,
  plan: Plan,
  registry: Registry,
  sandbox: Sandbox,
  limits: Limits,
  { replace, weights }: Wishes,
): Promise<Pick<EvidenceRecord, 'run'>> {
  const { failures } = loadFailures(projectRoot, registry);
  const reachable = replace
    ? await withoutUnreachable(plan, registry)
    : { plan, replaced: [] as readonly string[] };
  try {
    const copies = replace ? await lendCopies(plan, sandbox) : [];
    const run = await verifyPlan(
      {
        card,
        registry,
        plan,
        followed: reachable.plan,
        replaced: [...reachable.replaced, ...copies],
        failures,
        sandbox,
        hasWeights: weights,
        limits,
      },
      new Date().toISOString().slice(0, 10),
    );
    const { install = 0, check = 0 } = run.seconds;
    const trouble = run.trouble === undefined ? '' : `: ${run.trouble.class}, ${run.trouble.text}`;
    say(card, `${run.outcome}, ${run.stage}`, `${install} s and ${check} s${trouble}`);
    return { run };
  } finally {
    sandbox.remove();
  }
}

function say({ id }: Card, what: string, text: string): void {
  process.stdout.write(`${id}: ${what} (${text.replaceAll(/\s+/g, ' ').slice(0, 300)})\n`);
}

function toolOf(name: string): 'pip' | 'uv' | 'conda' {
  const tool = (['uv', 'pip', 'conda'] as const).find((one) => one === name);
  if (tool === undefined) throw new UsageError(`--with takes uv, pip or conda, not "${name}".`);
  return tool;
}

function minutes(flag: string, text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) {
    throw new UsageError(`${flag} takes a whole number above 0, not "${text}".`);
  }
  return Number(text);
}
