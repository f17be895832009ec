/** Judges a card on a machine: fits, slow, cannot, unknown; always with the fact that decides. */
import type { Card, Hardware, Variant } from '../card/card.ts';
import { contextOf, findFamily } from '../plan/context.ts';
import { supportOf } from '../plan/find-obstacle.ts';
import { idleKinds } from '../plan/idle-kinds.ts';
import { isObstacle } from '../plan/obstacle.ts';
import type { Plan, Refusal, Target } from '../plan/plan.ts';
import { firstPlan, toolOrder } from '../plan/first-plan.ts';
import { planCard } from '../plan/plan-card.ts';
import type { Registry } from '../registry.ts';
import type { Machine, Verdict } from './verdict.ts';

/** The verdict for one card; a GPU that it has no use for is left out of account, and that is said. */
export function fit(card: Card, machine: Machine, registry: Registry): Verdict {
  const family = findFamily(registry.compute, machine.gpu);
  if (family === undefined || !idleKinds(card, registry).includes(family.compute)) {
    return fitAsItIs(card, machine, registry);
  }
  const { gpu: _gpu, driver: _driver, vramGiB: _vram, ...rest } = machine;
  const found = fitAsItIs(card, { ...rest, gpu: 'cpu' }, registry);
  return { ...found, reason: `${found.reason} It does not use ${family.name}.` };
}

function fitAsItIs(card: Card, machine: Machine, registry: Registry): Verdict {
  const planned = planWithItsPython(card, machine, registry);
  if (planned.kind === 'refusal') return refused(planned);
  const variants = fittingVariants(card, machine);
  const shortage = shortageOf(card, machine, variants[0]);
  if (shortage !== undefined) return shortage;
  const pythonClash = clashOf(planned, machine);
  if (pythonClash !== undefined) return pythonClash;
  return judged(card, machine, registry, planned, variants.at(-1));
}

/** A machine that is bound to a Python is judged with that one, as long as anything works with it. */
function planWithItsPython(card: Card, machine: Machine, registry: Registry): Plan | Refusal {
  const pythons = registry.pythons.filter((python) => python === machine.python);
  const bound = planOn(card, machine, { ...registry, pythons });
  const isUseful = bound.kind === 'plan' && clashOf(bound, machine) === undefined;
  return machine.python !== undefined && isUseful ? bound : planOn(card, machine, registry);
}

function planOn(card: Card, machine: Machine, registry: Registry): Plan | Refusal {
  const { platform, gpu, driver } = machine;
  const place = { platform, gpu, driver, features: [] };
  const found = firstPlan(card, place, registry);
  if (!isObstacle(found)) return found.plan;
  return planCard(card, { ...place, tool: toolOrder[0] }, registry);
}

function refused({ reason, source, nearest }: Refusal): Verdict {
  const way = nearest[0];
  return {
    verdict: 'cannot',
    reason,
    source,
    fix: way === undefined ? undefined : `It works ${way.reason}.`,
    target: way?.target,
  };
}

/** Variants whose stated memory the machine has, smallest first; none when nothing is stated. */
function fittingVariants(card: Card, machine: Machine): readonly Variant[] {
  if (machine.vramGiB === undefined || machine.gpu === 'cpu') return [];
  const vram = gigabytes(machine.vramGiB);
  const ram = machine.ramGiB === undefined ? Infinity : gigabytes(machine.ramGiB);
  return card.variants
    .filter(({ hardware }) => hardware?.vram_gb !== undefined && hardware.vram_gb <= vram)
    .filter(({ hardware }) => (hardware?.ram_gb ?? 0) <= ram)
    .toSorted((a, b) => (a.hardware?.vram_gb ?? 0) - (b.hardware?.vram_gb ?? 0));
}

/** The first stated figure that the machine is known not to reach, with its smallest fitting variant. */
function shortageOf(
  card: Card,
  machine: Machine,
  variant: Variant | undefined,
): Verdict | undefined {
  const hardware =
    variant === undefined ? smallestNeed(card) : { ...card.hardware, ...variant.hardware };
  if (hardware === undefined) return undefined;
  const needs = [
    {
      what: 'GPU memory',
      need: hardware.vram_gb,
      have: machine.gpu === 'cpu' ? undefined : known(machine.vramGiB),
    },
    { what: 'main memory', need: hardware.ram_gb, have: known(machine.ramGiB) },
    { what: 'disk', need: hardware.disk_gb, have: known(machine.diskGiB) },
  ];
  const short = needs.find(
    ({ need, have }) => need !== undefined && have !== undefined && have < need,
  );
  if (short === undefined) return undefined;
  return {
    verdict: 'cannot',
    reason: `${card.name} needs ${short.need} GB of ${short.what}; this machine has ${short.have}.`,
    source: hardware.source,
    fix:
      short.what === 'GPU memory' && worksOnCpu(card)
        ? 'Compute on the processor instead; that is slower.'
        : undefined,
  };
}

function known(gibibytes: number | undefined): number | undefined {
  return gibibytes === undefined ? undefined : gigabytes(gibibytes);
}

/** Machines count in 2^30 bytes, cards as their authors do, in 10^9; rounded for people. */
function gigabytes(gibibytes: number): number {
  return Math.round(gibibytes * 10.73741824) / 10;
}

function smallestNeed(card: Card): Hardware | undefined {
  const stated = card.variants.flatMap(({ hardware }) => hardware ?? []);
  if (stated.length === 0) return card.hardware;
  const smallest = stated.reduce((least, next) =>
    (next.vram_gb ?? 0) < (least.vram_gb ?? 0) ? next : least,
  );
  return { ...card.hardware, ...smallest };
}

function worksOnCpu(card: Card): boolean {
  return ['yes', 'slow'].includes(card.compute.cpu?.support ?? '');
}

function clashOf({ python }: Plan, machine: Machine): Verdict | undefined {
  if (machine.python === undefined || python === undefined || python.version === machine.python) {
    return undefined;
  }
  return {
    verdict: 'cannot',
    reason: `The plan needs Python ${python.version}, the machine is bound to ${machine.python}.`,
    fix: `Allow another Python: uv and conda bring ${python.version} without touching the system's.`,
  };
}

function judged(
  card: Card,
  machine: Machine,
  registry: Registry,
  { place, evidence, cautions }: Plan,
  variant: Variant | undefined,
): Verdict {
  const target: Target = {
    platform: machine.platform,
    gpu: machine.gpu,
    driver: machine.driver,
    tool: place.tool,
    variant: variant?.id,
    features: [],
  };
  const context = contextOf(card, target, registry);
  const support = isObstacle(context) ? undefined : supportOf(context);
  const base = { source: evidence.source, target, variant: variant?.id };
  if (support === undefined || support.support === 'unknown') {
    return {
      ...base,
      verdict: 'unknown',
      reason: cautions[0]?.text ?? `Nobody states that ${card.name} runs here.`,
    };
  }
  if (support.support === 'slow') {
    return {
      ...base,
      verdict: 'slow',
      reason: support.why ?? `${card.name} runs on ${place.gpu.name}, but slowly.`,
    };
  }
  const unmeasured = unmeasuredNeed(card, machine);
  if (unmeasured !== undefined) return { ...base, verdict: 'unknown', reason: unmeasured };
  const size = variant === undefined ? '' : `, up to its ${variant.id} variant`;
  return {
    ...base,
    verdict: 'fits',
    reason: `${card.name} runs on ${place.platform.name} with ${place.gpu.name}${size}.`,
  };
}

/** A stated need that cannot be compared because the machine does not say. */
function unmeasuredNeed(card: Card, machine: Machine): string | undefined {
  const hardware = smallestNeed(card);
  if (hardware === undefined) return undefined;
  if (hardware.ram_gb !== undefined && machine.ramGiB === undefined) {
    return `${card.name} needs ${hardware.ram_gb} GB of main memory; this machine does not say.`;
  }
  if (hardware.vram_gb !== undefined && machine.gpu !== 'cpu' && machine.vramGiB === undefined) {
    return `${card.name} needs ${hardware.vram_gb} GB of GPU memory; this machine does not say.`;
  }
  return undefined;
}
