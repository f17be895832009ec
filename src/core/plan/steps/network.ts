/** What the session must know before something is downloaded: the proxy, and the mirror of model files. */
import type { Context } from '../context.ts';
import { MODEL_HUB, mirrorOf, proxyVariables } from '../network.ts';
import type { Action, Step } from '../plan.ts';
import { concerns } from './weights.ts';

/**
 * Variables for everything that follows: the proxy, and hosts that pip would not trust otherwise.
 *
 * @param others the steps that follow
 */
export function networkSteps(context: Context, others: readonly Step[]): readonly Step[] {
  const { network, platform } = context;
  const proxy = proxyVariables(network, platform.os) ?? {};
  const trusted = others.some(callsPip) ? trustedHosts(context) : '';
  const variables = { ...proxy, ...(trusted === '' ? {} : { PIP_TRUSTED_HOST: trusted }) };
  if (Object.keys(variables).length === 0) return [];
  const reasons = [
    ...(network.proxy === undefined ? [] : [`downloads go through ${network.proxy}`]),
    ...(trusted === '' ? [] : [`pip passes over an index without encryption, as on ${trusted}`]),
  ];
  return [
    {
      id: 'network',
      phase: 'system',
      title: 'Network',
      reason: `${reasons.join('; ')}; lasts until the terminal closes`,
      changes: 'sets variables in this terminal',
      undo: 'close the terminal',
      root: false,
      actions: settings(variables),
    },
  ];
}

/**
 * Hosts of mirrors that are reached by plain http; pip ignores such an index unless it is told.
 * @see https://pip.pypa.io/en/stable/cli/pip/#cmdoption-trusted-host
 */
function trustedHosts({ network, registry }: Context): string {
  const names = ['default', ...registry.indexes.map(({ id }) => id)];
  const hosts = names.flatMap((name) => {
    const host = /^http:\/\/([^/]+)/.exec(mirrorOf(network, name) ?? '');
    return host?.[1] ?? [];
  });
  return [...new Set(hosts)].join(' ');
}

function callsPip({ actions }: Step): boolean {
  return actions.some(
    (action) =>
      (action.do === 'pip-install' && action.with === 'pip') ||
      (action.do === 'run' && action.argv.includes('pip')),
  );
}

/** Tells programs of the hub where its mirror is, while the model is installed and when it runs. */
export function modelHubSteps(context: Context): readonly Step[] {
  const variables = hubVariables(context);
  if (Object.keys(variables).length === 0) return [];
  return [
    {
      id: 'model-hub',
      phase: 'weights',
      title: 'Mirror of the model files',
      reason:
        'model files come from the mirror, now and when the model runs; lasts until the terminal closes',
      source: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
      changes: 'sets a variable in this terminal',
      undo: 'close the terminal',
      root: false,
      actions: settings(variables),
    },
  ];
}

/**
 * The variable that huggingface_hub reads, where the card has files there.
 * @see https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables
 */
export function hubVariables(context: Context): Readonly<Record<string, string>> {
  const mirror = mirrorOf(context.network, 'models');
  return mirror === undefined || !usesHub(context) ? {} : { HF_ENDPOINT: mirror };
}

/** Whether files of the card that are wanted here lie on the hub. */
export function usesHub(context: Context): boolean {
  return context.card.weights.some(
    (weights) =>
      concerns(context, weights) &&
      (weights.from.startsWith('hf:') || weights.from.startsWith(`${MODEL_HUB}/`)),
  );
}

function settings(variables: Readonly<Record<string, string>>): readonly Action[] {
  return Object.entries(variables).map(([name, value]) => ({
    do: 'set-variable',
    name,
    value,
    secret: false,
  }));
}
