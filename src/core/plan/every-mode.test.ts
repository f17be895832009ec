/** Every card on every target without administrator rights, and behind mirrors and a proxy. */
import { describe, expect, it } from 'vitest';
import { realCards, realRegistry, realTargets } from '../../../test/unit/real-catalog.ts';
import { renderScript } from '../render/render.ts';
import { mirrorNames } from './network.ts';
import { isObstacle } from './obstacle.ts';
import type { Plan, Target } from './plan.ts';
import { attemptPlan } from './plan-card.ts';

const MIRROR = 'https://mirror.example.org';
const PROXY = 'http://proxy.example.org:3128';
const mirrors = Object.fromEntries(
  mirrorNames(realRegistry).map((name) => [name, `${MIRROR}/${name}`]),
);

function plansWith(card: (typeof realCards)[number], modes: Partial<Target>): readonly Plan[] {
  return realTargets.flatMap((target) => {
    const found = attemptPlan(card, { ...target, ...modes }, realRegistry);
    return isObstacle(found) ? [] : [found];
  });
}

function place({ place: { platform, gpu, tool } }: Plan): string {
  return `${platform.id} ${gpu.id} ${tool}`;
}

/** What would need rights, however it is written. */
function rightsFaults(plan: Plan): readonly string[] {
  return plan.steps.flatMap(({ id, root, actions }) => [
    ...(root ? [`${id} needs root`] : []),
    ...actions.flatMap((action) => [
      ...('root' in action && action.root ? [`${id}: ${action.do} as root`] : []),
      ...(action.do === 'install-system' || action.do === 'refresh-lists'
        ? [`${id}: ${action.do}`]
        : []),
      ...(action.do === 'create-venv' ? [`${id} relies on the Python of the system`] : []),
    ]),
  ]);
}

/** Public addresses that a mirror was named for. */
const PUBLIC = realRegistry.indexes.map(({ url }) => new URL(url.replaceAll(/[{].*$/g, '')).host);

function mirrorFaults(plan: Plan): readonly string[] {
  return plan.steps.flatMap(({ id, actions }) =>
    actions.flatMap((action) => {
      if (action.do === 'create-conda-environment') {
        return action.channels.filter((channel) => !channel.startsWith(`${MIRROR}/conda/`));
      }
      if (action.do === 'create-uv-venv' && action.seed && action.indexUrl === undefined) {
        return [`${id}: pip from the public index`];
      }
      if (action.do !== 'pip-install') return [];
      const { indexUrl = '', findLinks = MIRROR, torchBackend } = action;
      return [
        ...(indexUrl.startsWith(MIRROR) ? [] : [`${id}: index ${indexUrl}`]),
        ...(findLinks.startsWith(MIRROR) ? [] : [`${id}: ${findLinks}`]),
        ...(torchBackend === undefined ? [] : [`${id}: backend ${torchBackend}`]),
      ];
    }),
  );
}

function codeOf(plan: Plan): string {
  return renderScript(plan).replaceAll(/^\s*#.*$/gm, '');
}

describe.each(realCards)('$id', { timeout: 60_000 }, (card) => {
  const without = plansWith(card, { admin: false });
  const behind = plansWith(card, { mirrors, proxy: PROXY });

  it('needs no rights anywhere when none are to be had', () => {
    const faults = without.flatMap((plan) =>
      [...rightsFaults(plan), ...(/\bsudo\b/.test(codeOf(plan)) ? ['sudo'] : [])].map(
        (fault) => `${place(plan)}: ${fault}`,
      ),
    );

    expect(faults).toEqual([]);
  });

  it('can be installed somewhere without rights, unless only its container can', () => {
    const tools = new Set(plansWith(card, {}).map(({ place: { tool } }) => tool));

    expect(without.length > 0).toBe([...tools].some((tool) => tool !== 'docker'));
  });

  it('calls no public index that has a mirror', () => {
    const faults = behind.flatMap((plan) =>
      [...mirrorFaults(plan), ...PUBLIC.filter((host) => codeOf(plan).includes(`//${host}`))].map(
        (fault) => `${place(plan)}: ${fault}`,
      ),
    );

    expect(faults).toEqual([]);
  });

  it('sets the proxy before anything is downloaded', () => {
    const late = behind.filter(({ steps }) => steps[0]?.id !== 'network');

    expect(late.map(place)).toEqual([]);
  });

  it('is refused for no other reason by mirrors and a proxy', () => {
    expect(behind.length).toBe(plansWith(card, {}).length);
  });
});
