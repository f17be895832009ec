/** System packages first: repositories that must be enabled, then what is needed in one install, and what is optional in another. */
import type { SystemNeed } from '../../card/card.ts';
import type { Context } from '../context.ts';
import type { Step } from '../plan.ts';
import { type ExtraNames, installStep } from './install-packages.ts';
import { type ByHand, settleNeeds, type Wanted } from './settle-needs.ts';
import { setUpActions } from './set-up.ts';

/**
 * The steps that make the system ready.
 *
 * @param needs system packages by slug, already filtered
 * @param extras names that the platform's data give directly
 */
export function systemSteps(
  context: Context,
  needs: readonly SystemNeed[],
  extras: readonly ExtraNames[],
): readonly Step[] {
  const settled = settleNeeds(context, needs);
  const wanted = settled.filter((item): item is Wanted => 'names' in item);
  const byHand = settled.flatMap((item) =>
    'byHand' in item && !item.isInEnvironment ? [item] : [],
  );
  const needed = wanted.filter(({ isOptional }) => !isOptional);
  const install = installStep(context, needed, extras);
  return [
    ...setUpStep(context, setUpsOf(needed)),
    ...install,
    ...optionalSteps(context, wanted, namesIn(install)),
    ...byHandStep(context, byHand),
  ];
}

/** What the model works without, apart from the rest, so that it can be skipped. */
function optionalSteps(
  context: Context,
  wanted: readonly Wanted[],
  installed: ReadonlySet<string>,
): readonly Step[] {
  const optional = wanted.filter(
    ({ isOptional, names }) => isOptional && names.names.some((name) => !installed.has(name)),
  );
  const before = setUpsOf(wanted.filter(({ isOptional }) => !isOptional));
  const setUps = setUpStep(
    context,
    setUpsOf(optional).filter((id) => !before.includes(id)),
  );
  // Lists that a step before has read will do, unless there is a new repository.
  const areListsRead = installed.size > 0 && setUps.length === 0;
  return [...setUps, ...installStep(context, optional, [])].map((step) => ({
    ...step,
    id: `optional-${step.id}`,
    title: `Optional ${step.title.toLowerCase()}`,
    skip: 'The model itself works without.',
    actions: step.actions.filter(({ do: what }) => !areListsRead || what !== 'refresh-lists'),
  }));
}

function setUpsOf(wanted: readonly Wanted[]): readonly string[] {
  return wanted.flatMap(({ names }) => names.setups);
}

function namesIn(steps: readonly Step[]): ReadonlySet<string> {
  return new Set(
    steps.flatMap(({ actions }) =>
      actions.flatMap((action) => (action.do === 'install-system' ? action.names : [])),
    ),
  );
}

/**
 * What a person does in the environment, because no package manager of the system meets the need.
 *
 * @param needs the same as before
 */
export function insideSteps(context: Context, needs: readonly SystemNeed[]): readonly Step[] {
  const settled = settleNeeds(context, needs);
  const byHand = settled.flatMap((item) =>
    'byHand' in item && item.isInEnvironment ? [item] : [],
  );
  return byHandStep(context, byHand).map((step) => ({
    ...step,
    id: 'environment-by-hand',
    phase: 'packages',
    title: 'By hand, in the environment',
  }));
}

function setUpStep(context: Context, ids: readonly string[]): readonly Step[] {
  const { actions, reasons, undo } = setUpActions(context, ids);
  if (actions.length === 0) return [];
  return [
    {
      id: 'repositories',
      phase: 'system',
      title: 'Package repositories',
      reason: reasons.join('; '),
      changes: 'enables package repositories for the whole system',
      undo: undo.length === 0 ? undefined : undo.join('; '),
      root: actions.some((action) => 'root' in action && action.root),
      actions,
    },
  ];
}

function byHandStep(context: Context, items: readonly ByHand[]): readonly Step[] {
  if (items.length === 0) return [];
  return [
    {
      id: 'system-by-hand',
      phase: 'system',
      title: 'System requirements by hand',
      reason: `${context.platform.manager} has no fitting package of ${items.map(({ slug }) => slug).join(', ')}`,
      changes: 'nothing by itself',
      root: false,
      actions: items.map(({ byHand, url }) => ({ do: 'by-hand', text: byHand, url })),
    },
  ];
}
