/** Kinds of GPU that a model has no use for: beside them it computes on the processor. */
import type { Card, ComputeKind } from '../card/card.ts';
import type { Framework } from '../generated/framework.ts';
import type { Registry } from '../registry.ts';

/**
 * The kinds for which there can be no plan whatever the platform, the tool and the driver, of a card
 * that runs on the processor. Who asks for such a GPU is refused; who merely has one is not asking.
 */
export function idleKinds(card: Card, registry: Registry): readonly ComputeKind[] {
  const cpu = card.compute.cpu?.support;
  if ((cpu !== 'yes' && cpu !== 'slow') || needsGpu(card)) return [];
  return registry.compute.kinds
    .map(({ id }) => id)
    .filter((kind) => kind !== 'cpu' && isIdle(card, kind, registry));
}

function needsGpu({ hardware, variants }: Card): boolean {
  const standard = variants.find((variant) => variant.default === true) ?? variants[0];
  return (standard?.hardware ?? hardware)?.gpu === 'required';
}

function isIdle(card: Card, kind: ComputeKind, registry: Registry): boolean {
  const stated = card.compute[kind];
  const level = stated?.support;
  switch (level) {
    case 'yes':
    case 'slow':
      return false;
    case 'no':
      // Under a condition, or where the card names a way round that has a GPU, it is not all said.
      return stated?.when === undefined && (stated?.use === undefined || stated.use === 'cpu');
    case 'unknown':
    case undefined:
      return !mayBring(card, kind, registry);
    default:
      return level satisfies never;
  }
}

/** Whether every framework that the card wants on this kind of GPU has some build for it. */
function mayBring({ frameworks }: Card, kind: ComputeKind, registry: Registry): boolean {
  const wanted = frameworks.filter(({ when }) => when?.compute?.includes(kind) ?? true);
  return (
    frameworks.length > 0 &&
    wanted.every(({ name }) => {
      const framework = registry.frameworks[name];
      return framework !== undefined && hasBuildFor(framework, kind);
    })
  );
}

function hasBuildFor({ builds, conda }: Framework, kind: ComputeKind): boolean {
  return [...builds, ...(conda?.builds ?? [])].some(({ compute }) => compute === kind);
}
