/** Which Pythons a model can be installed with. */
import { applies } from '../../card/when.ts';
import { chooseFoundation } from '../../plan/choose-python.ts';
import type { Context } from '../../plan/context.ts';
import { isObstacle } from '../../plan/obstacle.ts';
import { inRange, toRange } from '../../python/index.ts';

/** Patch releases have stayed below this for every minor version of Python 3. */
const MOST_PATCHES = 30;

/**
 * Minor versions for which everything exists, the preferred first; with the first patch release
 * where the card's range begins inside a minor version: `3.12`, `3.10.2`.
 */
export function suitablePythons(context: Context): readonly string[] {
  const { version, ...python } = context.platform.python;
  const platform = { ...context.platform, python };
  return context.registry.pythons
    .filter((minor) => {
      const registry = { ...context.registry, pythons: [minor] };
      return !isObstacle(chooseFoundation({ ...context, platform, registry }));
    })
    .map((minor) => withFirstPatch(context, minor));
}

function withFirstPatch({ card, circumstance }: Context, minor: string): string {
  const ranges = card.python
    .filter(({ when }) => applies(when, circumstance))
    .map(({ version }) => toRange(version));
  const patches = Array.from({ length: MOST_PATCHES }, (_, patch) => patch);
  const first = patches.find((patch) =>
    ranges.every((range) => inRange(range, `${minor}.${patch}`)),
  );
  return first === undefined || first === 0 ? minor : `${minor}.${first}`;
}
