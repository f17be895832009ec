/** Files beside the packages: who must agree to what, which variable carries the token, what is fetched how. */
import type { CardWeights } from '../../card/card.ts';
import { modelAddressAt } from '../network.ts';
import type { Action, Step } from '../plan.ts';
import { type Site, variablesOf } from '../site.ts';
import { clause } from '../wording.ts';

/** Steps for variables, access and downloads, in that order. */
export function weightsSteps(site: Site): readonly Step[] {
  const wanted = site.card.weights.filter((weights) => concerns(site, weights));
  return [
    ...variablesStep(site, wanted),
    ...wanted.flatMap((weights, index) => accessStep(weights, tokensOf(wanted.slice(0, index)))),
    ...wanted.flatMap((weights) => fetchStep(site, weights)),
  ].map(withUniqueId);
}

/** Weights of the chosen variant and features; a set without either is always needed. */
export function concerns(site: Pick<Site, 'variant' | 'features'>, weights: CardWeights): boolean {
  const { variant, feature } = weights;
  const isVariant =
    variant === undefined || (site.variant !== undefined && variant.includes(site.variant.id));
  const isFeature = feature === undefined || site.features.some(({ id }) => feature.includes(id));
  return isVariant && isFeature;
}

/** Where a set of weights can be looked at. */
export function weightsUrl({ from }: CardWeights): string | undefined {
  if (from.startsWith('https://')) return from;
  return from.startsWith('hf:') ? `https://huggingface.co/${from.slice('hf:'.length)}` : undefined;
}

/** Variables that a gate asks for are set there. */
function variablesStep(site: Site, wanted: readonly CardWeights[]): readonly Step[] {
  const variables = variablesOf(site, 'run').filter(
    ({ name }) => !wanted.some(({ gate }) => gate?.env === name),
  );
  if (variables.length === 0) return [];
  const reasons = variables.map(({ name, why }) =>
    why === undefined ? name : `${name}: ${clause(why)}`,
  );
  return [
    {
      id: 'variables',
      phase: 'weights',
      title: 'Environment variables',
      reason: `${reasons.join('; ')}; they last until the terminal closes`,
      source: site.card.sources[0],
      changes: 'sets variables in this terminal',
      undo: 'close the terminal',
      root: false,
      actions: variables.map(({ name, value, secret }) => ({
        do: 'set-variable',
        name,
        value,
        secret,
      })),
    },
  ];
}

const GATE_WORDS: Readonly<Record<NonNullable<CardWeights['gate']>['kind'], string>> = {
  terms: 'Read the terms and accept them',
  form: 'Fill in the form',
  login: 'Log in',
  'licence-number': 'Ask for a licence number',
  request: 'Ask for access and wait for the answer',
};

/** Variables that are set for certain once these gates are passed. */
function tokensOf(passed: readonly CardWeights[]): readonly string[] {
  return passed.flatMap(({ gate, optional }) => (optional === true ? [] : (gate?.env ?? [])));
}

/** @param tokens variables that an earlier step set */
function accessStep(weights: CardWeights, tokens: readonly string[]): readonly Step[] {
  const { gate } = weights;
  if (gate === undefined) return [];
  const env = gate.env === undefined || tokens.includes(gate.env) ? undefined : gate.env;
  const account = env === undefined ? '' : ', then make an access token of your own';
  const actions: Action[] = [
    { do: 'by-hand', text: `${GATE_WORDS[gate.kind]}${account}`, url: gate.url },
  ];
  if (env !== undefined) {
    actions.push({ do: 'set-variable', name: env, secret: true });
  }
  const token =
    env === undefined ? '' : `; ${env} carries your own token and lasts until the terminal closes`;
  return [
    {
      id: 'access',
      phase: 'weights',
      title: weights.optional === true ? 'Access to optional files' : 'Access to the model files',
      reason: `${clause(gate.why ?? 'the files are behind a gate')}${token}`,
      source: gate.url,
      changes: 'your account with the publisher',
      root: false,
      ...(weights.optional === true
        ? { skip: weights.why ?? 'Only for what needs these files.' }
        : {}),
      actions,
    },
  ];
}

function fetchStep(site: Site, weights: CardWeights): readonly Step[] {
  const base = {
    id: 'weights',
    phase: 'weights',
    title: weights.kind === 'reference-data' ? 'Reference data' : 'Model files',
    source: weightsUrl(weights) ?? site.card.sources[0],
    undo: weights.into === undefined ? undefined : `delete ${weights.into}`,
    root: false,
    ...(weights.optional === true ? { skip: weights.why ?? 'The model works without them.' } : {}),
  } as const;
  const size = sizeText(weights);
  switch (weights.when) {
    case 'bundled':
    case 'first-use':
      return [];
    case 'command':
      return weights.command === undefined
        ? []
        : [
            {
              ...base,
              reason: weights.why ?? `downloads what the model reads${size}`,
              changes: `downloads files${size}`,
              actions: [{ do: 'run-inside', argv: weights.command }],
            },
          ];
    case 'manual':
      return [
        {
          ...base,
          reason: weights.why ?? `nothing fetches these files by itself${size}`,
          changes: `downloads files${size}`,
          actions: [manualAction(site, weights)],
        },
      ];
    default:
      return weights.when satisfies never;
  }
}

function manualAction({ network }: Site, weights: CardWeights): Action {
  const where = weights.into === undefined ? '' : ` and put them at ${weights.into}`;
  const url = weightsUrl(weights);
  return {
    do: 'by-hand',
    text: `Download the files${where}`,
    url: url === undefined ? undefined : modelAddressAt(network, url),
  };
}

function sizeText({ size_gb: size, unpacked_gb: unpacked }: CardWeights): string {
  const parts = [
    ...(size === undefined ? [] : [`${size} GB to download`]),
    ...(unpacked === undefined ? [] : [`${unpacked} GB on disk`]),
  ];
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`;
}

function withUniqueId(step: Step, index: number, steps: readonly Step[]): Step {
  const before = steps.slice(0, index).filter(({ id }) => id === step.id).length;
  return before === 0 ? step : { ...step, id: `${step.id}-${before + 1}` };
}
