import { describe, expect, it } from 'vitest';
import { realCards, realRegistry, realTargets } from '../../../test/unit/real-catalog.ts';
import { renderPaste, renderScript } from '../render/render.ts';
import type { Plan, Refusal, Step } from './plan.ts';
import { planCard } from './plan-card.ts';

const PHASES: readonly Step['phase'][] = [
  'system',
  'python',
  'framework',
  'packages',
  'weights',
  'verify',
];

const DRIVERS = Object.values(realRegistry.system)
  .filter(({ kind }) => kind === 'driver')
  .flatMap(({ packages }) => Object.values(packages).flatMap(({ run }) => run ?? []));

/** What a reader of these plans must never meet, by the words that a failing test prints. */
function faultsOf(plan: Plan): readonly string[] {
  const ids = plan.steps.map(({ id }) => id);
  const phases = plan.steps.map(({ phase }) => PHASES.indexOf(phase));
  return [
    ...(plan.steps.length === 0 ? ['no step at all'] : []),
    ...(new Set(ids).size === ids.length ? [] : [`ids repeat: ${ids.join(', ')}`]),
    ...(phases.every((phase, index) => index === 0 || phases[index - 1]! <= phase)
      ? []
      : [`phases out of order: ${plan.steps.map(({ phase }) => phase).join(', ')}`]),
    ...plan.steps.flatMap(stepFaults),
  ];
}

function stepFaults(step: Step): readonly string[] {
  const { id, phase, reason, changes, actions } = step;
  const needsRoot = actions.some((action) => 'root' in action && action.root);
  const names = actions.flatMap((action) => (action.do === 'install-system' ? action.names : []));
  return [
    ...(reason.trim() === '' ? [`${id} has no reason`] : []),
    ...(changes.trim() === '' ? [`${id} does not say what it changes`] : []),
    ...(actions.length === 0 ? [`${id} does nothing`] : []),
    ...(phase !== 'system' && (needsRoot || step.root) ? [`${id} needs root`] : []),
    ...(needsRoot && !step.root ? [`${id} hides that it needs root`] : []),
    ...names.filter((name) => DRIVERS.includes(name)).map((name) => `${id} installs ${name}`),
    ...(/[{](version|build|torch|release|arch)[}]/.test(JSON.stringify(actions))
      ? [`${id} has a gap that nobody filled`]
      : []),
  ];
}

/** Commands that harm the machine or the next install. */
const HARMFUL = /--extra-index-url|sudo (python3? -m )?pip|--break-system-packages|\bactivate\b/i;

function commandsOf(plan: Plan): string {
  const text = `${renderPaste(plan)}\n${renderScript(plan)}`;
  return text.replaceAll(/^\s*#.*$/gm, '');
}

function refusalFaults(refusal: Refusal): readonly string[] {
  const keys = refusal.nearest.map(({ target }) => JSON.stringify(target));
  return [
    ...(/[.?]$/.test(refusal.reason) ? [] : [`no sentence: ${refusal.reason}`]),
    ...(refusal.obstacle === '' ? ['nameless'] : []),
    ...(keys.length > 3 ? ['too many ways round'] : []),
    ...(new Set(keys).size === keys.length ? [] : ['the same way round twice']),
    ...refusal.nearest.flatMap(({ reason }) =>
      reason === '' ? ['a way round without words'] : [],
    ),
  ];
}

describe.each(realCards)('$id', { timeout: 60_000 }, (card) => {
  const found = realTargets.map((target) => ({
    target,
    result: planCard(card, target, realRegistry),
  }));
  const plans = found.flatMap(({ result }) => (result.kind === 'plan' ? [result] : []));
  const refusals = found.flatMap(({ result }) => (result.kind === 'refusal' ? [result] : []));

  it('can be installed somewhere', () => {
    expect(plans.length).toBeGreaterThan(0);
  });

  it('has sound plans everywhere', () => {
    const faults = plans.flatMap((plan) =>
      faultsOf(plan).map((fault) => `${place(plan)}: ${fault}`),
    );

    expect(faults).toEqual([]);
  });

  it('has plans without a command that does harm', () => {
    const faults = plans.flatMap((plan) => {
      const line = commandsOf(plan)
        .split('\n')
        .find((one) => HARMFUL.test(one));
      return line === undefined ? [] : [`${place(plan)}: ${line}`];
    });

    expect(faults).toEqual([]);
  });

  it('has refusals that say why', () => {
    const faults = refusals.flatMap((refusal) =>
      refusalFaults(refusal).map((fault) => `${JSON.stringify(refusal.target)}: ${fault}`),
    );

    expect(faults).toEqual([]);
  });

  it('has ways round that really give plans', () => {
    const ways = refusals.flatMap(({ nearest }) =>
      nearest.map(({ target }) => JSON.stringify(target)),
    );

    const blocked = [...new Set(ways)].filter(
      (way) => planCard(card, JSON.parse(way), realRegistry).kind !== 'plan',
    );

    expect(blocked).toEqual([]);
  });

  it('is planned in the same way every time, and survives JSON', () => {
    for (const { target, result } of found) {
      const text = JSON.stringify(result);

      expect(JSON.stringify(planCard(card, target, realRegistry))).toBe(text);
      expect(JSON.stringify(JSON.parse(text))).toBe(text);
    }
  });
});

function place({ place: { platform, gpu, tool } }: Plan): string {
  return `${platform.id} ${gpu.id} ${tool}`;
}
