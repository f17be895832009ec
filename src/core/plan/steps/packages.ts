/** Python packages of the card, in its own order, around the framework that is there. */
import type { CardStep, Variable } from '../../card/card.ts';
import { normalizeVariables } from '../../card/normalize.ts';
import { applies } from '../../card/when.ts';
import { indexUrl } from '../index-url.ts';
import { mirrorOf } from '../network.ts';
import type { Action, Step } from '../plan.ts';
import { requirementHere } from '../requirement-here.ts';
import { type Site, fixedValues, variablesOf } from '../site.ts';
import {
  type Installer,
  type PipInstall,
  backendOf,
  chosenBuilds,
  frameworkRequirements,
  installWith,
} from './framework.ts';

/** The card's own steps, in its order, those that apply here. */
export function packageSteps(site: Site, installer: Installer): readonly Step[] {
  const steps = site.card.steps.filter(({ when }) => applies(when, site.circumstance));
  const last = steps.findLastIndex(({ pip }) => pip !== undefined);
  return numbered(
    steps.flatMap((step, index) => cardStep(site, installer, step, { isLast: index === last })),
    'packages',
  );
}

/** Steps after the installation; none of them installs features again. */
export function afterSteps(site: Site, installer: Installer): readonly Step[] {
  const steps = site.card.after.filter(({ when }) => applies(when, site.circumstance));
  return numbered(
    steps.flatMap((step) => cardStep(site, installer, step, { isLast: false })),
    'after',
  ).map((step) => ({ ...step, phase: 'weights' }));
}

function cardStep(
  site: Site,
  installer: Installer,
  step: CardStep,
  { isLast }: { readonly isLast: boolean },
): readonly Step[] {
  const action = cardAction(site, installer, step, isLast);
  if (action === undefined) return [];
  const words = wordsFor(action, site);
  return [
    {
      id: 'packages',
      phase: 'packages',
      source: site.card.sources[0],
      root: false,
      ...words,
      reason: step.why ?? words.reason,
      actions: [action],
    },
  ];
}

/** What a card's step comes to. */
type CardAction = Extract<
  Action,
  { readonly do: 'pip-install' | 'clone' | 'run-inside' | 'by-hand' }
>;

function wordsFor(
  action: CardAction,
  site: Site,
): Pick<Step, 'title' | 'reason' | 'changes' | 'undo'> {
  switch (action.do) {
    case 'pip-install':
      return {
        title: action.flags.includes('no-build-isolation')
          ? 'Build from source'
          : 'Python packages',
        reason: pipReason(site),
        changes: `installs ${action.requirements.join(', ')} and what they need into the environment`,
        undo: 'delete the environment',
      };
    case 'clone':
      return {
        title: 'Source code',
        reason: 'the model comes as a repository, at the commit that was read',
        changes: `makes the folder ${action.into}`,
        undo: `delete the folder ${action.into}`,
      };
    case 'run-inside':
      return {
        title: 'Set up',
        reason: 'the authors ask for it',
        changes: 'runs a program of the environment',
      };
    case 'by-hand':
      return {
        title: 'By hand',
        reason: 'only a person can do this',
        changes: 'nothing by itself',
      };
    default:
      return action satisfies never;
  }
}

function cardAction(
  site: Site,
  installer: Installer,
  step: CardStep,
  isLast: boolean,
): CardAction | undefined {
  if (step.clone !== undefined) return { do: 'clone', ...step.clone };
  if (step.run !== undefined) {
    return {
      do: 'run-inside',
      argv: step.run,
      env: fixedValues(stepVariables(site, step)),
      in: step.in,
    };
  }
  if (step.manual !== undefined) return { do: 'by-hand', text: step.manual, url: step.url };
  return pipAction(site, installer, step, isLast);
}

function pipAction(
  site: Site,
  installer: Installer,
  step: CardStep,
  isLast: boolean,
): PipInstall | undefined {
  const own = (step.pip ?? []).flatMap((text) => requirementHere(site, pathIn(step, text)) ?? []);
  const features = isLast ? site.features.flatMap(({ pip }) => pip ?? []) : [];
  const added = features.flatMap((text) => requirementHere(site, text) ?? []);
  if (own.length + added.length === 0) return undefined;
  const isAlone = step.flags?.includes('no-deps') === true;
  const flags = [...(step.flags ?? []), ...(step.editable === true ? (['editable'] as const) : [])];
  return {
    ...installWith(installer),
    requirements: [...new Set([...own, ...added, ...(isAlone ? [] : restated(site))])],
    indexUrl:
      step.index === undefined
        ? mirrorOf(site.network, 'default')
        : indexUrl(site.registry.indexes, step.index, site, site.network),
    findLinks:
      step.find_links === undefined
        ? undefined
        : indexUrl(site.registry.indexes, step.find_links, site, site.network),
    torchBackend: backendOf(site, installer, chosenBuilds(site)),
    flags,
    env: fixedValues([...variablesOf(site, 'build'), ...stepVariables(site, step)]),
  };
}

/** Variables of one step that hold here. */
export function stepVariables(site: Site, step: CardStep): readonly Variable[] {
  return normalizeVariables(step.env).filter(({ when }) => applies(when, site.circumstance));
}

/**
 * What must not be replaced: the framework as installed, and the card's limits. pip and uv keep an
 * installed package that satisfies what is asked for.
 */
function restated(site: Site): readonly string[] {
  const frameworks = site.frameworks.flatMap((chosen) =>
    'build' in chosen
      ? [...frameworkRequirements(chosen), ...(chosen.release.conflicts ?? [])]
      : [`${chosen.framework.package}${chosen.range}`],
  );
  const limits = site.card.constraints.flatMap(({ pip }) => requirementHere(site, pip) ?? []);
  return [...frameworks, ...limits];
}

function pathIn(step: CardStep, text: string): string {
  if (step.in === undefined || !/^\.(\[|$)/.test(text)) return text;
  return `./${step.in}${text.slice(1)}`;
}

function pipReason(site: Site): string {
  const names = site.frameworks.map(({ framework }) => framework.name);
  return names.length === 0
    ? 'as the authors state them'
    : `as the authors state them; ${names.join(' and ')} stays as installed`;
}

/** Makes ids unique: `packages`, `packages-2`, ... */
function numbered(steps: readonly Step[], id: string): readonly Step[] {
  return steps.map((step, index) => ({ ...step, id: index === 0 ? id : `${id}-${index + 1}` }));
}
