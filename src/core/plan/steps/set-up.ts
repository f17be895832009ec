/** Repositories that must be enabled first: each once, in the order in which they build on another. */
import type { Context } from '../context.ts';
import { proxyVariables } from '../network.ts';
import type { Action } from '../plan.ts';
import { throughProxy } from '../through-proxy.ts';

/** All set-ups of a plan together. */
export interface SetUps {
  readonly actions: readonly Action[];
  /** Why each is needed. */
  readonly reasons: readonly string[];
  /** How to take each back, where the data say. */
  readonly undo: readonly string[];
}

/** The set-ups that apply here. */
export function setUpActions(context: Context, ids: readonly string[]): SetUps {
  const ordered = inOrder(context, ids).filter((id) => concerns(context, id));
  const setups = ordered.flatMap((id) => context.registry.setups[id] ?? []);
  return {
    actions: setups.flatMap((setup) => setup.do.map((action) => toAction(context, action))),
    reasons: setups.map(({ name, why }) => `${name}: ${why.replace(/\.$/, '')}`),
    undo: setups.flatMap(({ undo }) => undo ?? []),
  };
}

/** Depth first, so that what is required comes before what requires it. */
function inOrder(context: Context, ids: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  // A circle in the data must not become one here.
  const open = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id) || open.has(id)) return;
    open.add(id);
    const requires = context.registry.setups[id]?.requires ?? [];
    for (const required of requires) visit(required);
    seen.add(id);
  };
  for (const id of [...new Set(ids)].toSorted()) visit(id);
  return [...seen];
}

function concerns(context: Context, id: string): boolean {
  const { platform } = context;
  const names = [platform.distribution, platform.os, platform.manager, ...(platform.like ?? [])];
  const appliesTo = context.registry.setups[id]?.applies_to ?? [];
  return names.some((name) => name !== undefined && appliesTo.includes(name));
}

type SetUpAction = Context['registry']['setups'][string]['do'][number];

function toAction(context: Context, action: SetUpAction): Action {
  if ('manual' in action) return { do: 'by-hand', text: action.manual, url: action.url };
  const argv = action.run.map((word) => fill(context, word));
  const own = context.registry.managers.find(({ install }) => install[0] === argv[0]);
  if (own !== undefined) {
    return { do: 'run', argv: throughProxy(context.network, own, argv), root: action.root };
  }
  // sudo drops the variables of the session, so a program with an address gets them behind it.
  const calls = action.root && argv.some((word) => /^https?:\/\//.test(word));
  const env = calls ? proxyVariables(context.network, context.platform.os) : undefined;
  return { do: 'run', argv, root: action.root, ...(env === undefined ? {} : { env }) };
}

function fill({ platform }: Context, word: string): string {
  return word.replaceAll('{release}', platform.release ?? '').replaceAll('{arch}', platform.arch);
}
