/** What a resolver's answers say about a card in a stack. */
import type { Card } from '../card/card.ts';
import type { StackEvidence } from '../generated/stack-evidence.ts';
import type { Stack } from '../generated/stack.ts';
import { isObstacle } from '../plan/obstacle.ts';
import { attemptPlan } from '../plan/plan-card.ts';
import type { Plan } from '../plan/plan.ts';
import type { Registry } from '../registry.ts';
import { stackFit } from './stack-fit.ts';

type Answer = StackEvidence['alone'][string];

/**
 * How sure it is that a card goes into a stack, best first: `together`, a resolver found builds of
 * everything; `unopposed`, nothing stated stands against it; `fails`, the resolver found none; `misfit`, a
 * range that the card states excludes it.
 */
export type StackLevel =
  | {
      readonly level: 'together';
      readonly date: string;
      /** Ids of the platforms for which it resolves. */
      readonly platforms: readonly string[];
      /** Something has no wheel for some platform and is built. */
      readonly builds: boolean;
      /** Platforms for which it does not, with the resolver's words. */
      readonly fails: readonly { readonly platform: string; readonly reason: string }[];
    }
  | { readonly level: 'unopposed'; readonly gap?: string | undefined }
  | { readonly level: 'fails'; readonly date: string; readonly reason: string }
  | { readonly level: 'misfit'; readonly reason: string; readonly source?: string | undefined };

/** Whether the answers are about the pins that the stack has now. */
export function isAboutStack(
  { python, pins }: Pick<StackEvidence, 'python' | 'pins'>,
  stack: Pick<Stack, 'python' | 'pins'>,
): boolean {
  const names = Object.keys(stack.pins);
  return (
    python === stack.python &&
    names.length === Object.keys(pins).length &&
    names.every((name) => pins[name] === stack.pins[name])
  );
}

/** Judges a card by what it states, then by the answers about exactly what it asks for now. */
export function stackLevel(
  card: Card,
  { id, stack }: { readonly id: string; readonly stack: Stack },
  registry: Registry,
  evidence: StackEvidence | undefined,
): StackLevel {
  const fit = stackFit(card, stack, registry);
  if (!fit.fits) return { level: 'misfit', reason: fit.reason, source: fit.source };
  if (evidence === undefined || !isAboutStack(evidence, stack)) return { level: 'unopposed' };
  const row = evidence.cards.find((one) => one.card === card.id);
  const current = Object.entries(row?.platforms ?? {}).filter(([platform, answer]) =>
    isCurrent(card, registry, { platform, stack: id }, answer),
  );
  return levelOf(current, evidence.date);
}

function levelOf(answers: readonly (readonly [string, Answer])[], date: string): StackLevel {
  const resolving = answers.filter(([, { outcome }]) => outcome === 'resolves');
  const failing = answers.filter(([, { outcome }]) => outcome === 'fails');
  const [first] = failing;
  if (resolving.length > 0) {
    return {
      level: 'together',
      date,
      platforms: resolving.map(([platform]) => platform),
      builds: resolving.some(([, { builds }]) => builds === true),
      fails: failing.map(([platform, { reason = '' }]) => ({ platform, reason })),
    };
  }
  if (first !== undefined) return { level: 'fails', date, reason: first[1].reason ?? '' };
  return { level: 'unopposed', gap: answers[0]?.[1].reason };
}

/** An answer about other requirements than the card has now says nothing. */
function isCurrent(
  card: Card,
  registry: Registry,
  where: { readonly platform: string; readonly stack: string },
  { asked = [], gpu = 'cpu' }: Answer,
): boolean {
  const plan = attemptPlan(card, { ...where, gpu, tool: 'uv', features: [] }, registry);
  if (isObstacle(plan)) return false;
  const { own, bare } = requirementsBeyondPins(plan);
  const now = new Set([...own, ...bare]);
  return now.size === asked.length && asked.every((text) => now.has(text));
}

export interface BeyondPins {
  /** Framework and pins. */
  readonly pins: readonly string[];
  /** What the card adds. */
  readonly own: readonly string[];
  /** What the card adds without what that asks for. */
  readonly bare: readonly string[];
}

/** What a plan with a stack installs, the pins apart from what the card adds. */
export function requirementsBeyondPins({ steps }: Plan): BeyondPins {
  const installs = steps.flatMap(({ phase, actions }) =>
    actions.flatMap((action) =>
      action.do === 'pip-install' && phase !== 'python' && phase !== 'system'
        ? [{ phase, action }]
        : [],
    ),
  );
  const pins = new Set(
    installs
      .filter(({ phase }) => phase === 'framework')
      .flatMap(({ action }) => action.requirements),
  );
  const added = (isBare: boolean) => [
    ...new Set(
      installs
        .filter(({ phase }) => phase !== 'framework')
        .filter(({ action }) => action.flags.includes('no-deps') === isBare)
        .flatMap(({ action }) => action.requirements)
        .filter((text) => !pins.has(text)),
    ),
  ];
  return { pins: [...pins], own: added(false), bare: added(true) };
}
