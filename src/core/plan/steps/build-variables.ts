/** Variables that packages are installed with and that only the person who installs knows. */
import type { Variable } from '../../card/card.ts';
import { applies } from '../../card/when.ts';
import type { Step } from '../plan.ts';
import { type Site, variablesOf } from '../site.ts';
import { clause } from '../wording.ts';
import { stepVariables } from './packages.ts';

/** One step before the packages; those with a fixed value stand in the calls that need them. */
export function buildVariableSteps(site: Site): readonly Step[] {
  const asked = askedVariables(site);
  if (asked.length === 0) return [];
  const reasons = asked.map(({ name, why }) =>
    why === undefined ? name : `${name}: ${clause(why)}`,
  );
  return [
    {
      id: 'build-variables',
      phase: 'packages',
      title: 'Variables for the installation',
      reason: `${reasons.join('; ')}; they last until the terminal closes`,
      source: site.card.sources[0],
      changes: 'sets variables in this terminal',
      undo: 'close the terminal',
      root: false,
      actions: asked.map(({ name, secret }) => ({ do: 'set-variable', name, secret })),
    },
  ];
}

function askedVariables(site: Site): readonly Variable[] {
  const steps = [...site.card.steps, ...site.card.after].filter(({ when }) =>
    applies(when, site.circumstance),
  );
  const all = [
    ...variablesOf(site, 'build'),
    ...steps.flatMap((step) => stepVariables(site, step)),
  ].filter(({ value }) => value === undefined);
  return [...new Map(all.map((variable) => [variable.name, variable])).values()];
}
