/** The plan inside a container: which image, and what happens in it. */
import type { ComputeKind } from '../../card/card.ts';
import { selectVersion } from '../../card/normalize.ts';
import { findFamily } from '../../plan/context.ts';
import { type Obstacle, isObstacle, obstacle } from '../../plan/obstacle.ts';
import { attemptPlan } from '../../plan/plan-card.ts';
import type { Plan, Refusal } from '../../plan/plan.ts';
import type { Platform } from '../../platform/platform.ts';
import { findPlatform } from '../../platform/platforms.ts';
import { type FormatRequest, formatRefusal } from '../format.ts';
import { compileTargets } from './compile-targets.ts';
import {
  type Image,
  type Machine,
  imageReference,
  imagesFor,
  pythonsOf,
  registryInside,
} from './image.ts';
import { refuseObstacle, refuseUnknownPlace } from './refusals.ts';
import { chosenToolkit } from './toolkit.ts';

/** A plan made for the inside of an image. */
export interface Inside {
  readonly request: FormatRequest;
  readonly plan: Plan;
  readonly image: Image;
  /** What stands after `FROM`. */
  readonly reference: string;
  /** The machine around the container. */
  readonly host: Platform;
  readonly compute: ComputeKind;
  /** Variables that only the build needs. */
  readonly buildVariables: Readonly<Record<string, string>>;
}

/**
 * Plans a card inside the first image that does.
 *
 * The tool is pip, whatever the target names, for the image has the Python; inside, all is allowed.
 */
export function planInside(request: FormatRequest): Inside | Refusal {
  const { card, target, registry } = request;
  const host = findPlatform(registry.platforms, target.platform);
  const family = findFamily(registry.compute, target.gpu);
  if (host === undefined || family === undefined) return refuseUnknownPlace(request);
  const { compute } = family;
  if (!(host.container_compute ?? host.compute).includes(compute)) {
    return formatRefusal(request, `Containers on ${host.name} cannot use ${family.name}.`);
  }
  const isWindows = host.os === 'windows' || host.wsl === true;
  const machine = { arch: host.arch, compute, isWindows };
  const found = firstPlan(request, machine);
  if (isObstacle(found)) return refuseObstacle(request, found);
  const { image, plan } = found;
  const version = selectVersion(card, target.version) ?? card;
  const buildVariables =
    image.toolkit === undefined ? {} : compileTargets(registry, version, plan, family, host.arch);
  const reference = imageReference(image, plan.python?.version ?? '');
  return { request, plan, image, reference, host, compute, buildVariables };
}

interface Found {
  readonly plan: Plan;
  readonly image: Image;
}

function firstPlan(request: FormatRequest, machine: Machine): Found | Obstacle {
  const images = imagesFor(request.registry, machine);
  let first: Obstacle | undefined;
  for (const image of images.filter(({ toolkit }) => toolkit === undefined)) {
    const plan = planIn(request, machine, image);
    if (isObstacle(plan)) {
      first ??= plan;
      continue;
    }
    return withToolkit(request, machine, { plan, image });
  }
  const { compute } = machine;
  const name = findFamily(request.registry.compute, request.target.gpu)?.name ?? compute;
  return first ?? obstacle('format', `The catalog knows no base image for ${name}.`);
}

/** The plan in one image, with the first of its Python versions that does. */
function planIn(
  { card, target, registry }: FormatRequest,
  machine: Machine,
  image: Image,
  without: readonly string[] = [],
): Plan | Obstacle {
  let first: Obstacle | undefined;
  for (const python of pythonsOf(registry, image)) {
    const inside = registryInside(registry, image, machine, python, without);
    const platform = inside?.platforms[0]?.id;
    if (inside === undefined || platform === undefined) continue;
    const plan = attemptPlan(card, { ...target, platform, tool: 'pip', admin: undefined }, inside);
    if (!isObstacle(plan)) return plan;
    first ??= plan;
  }
  return first ?? obstacle('format', `The catalog does not describe the image ${image.id}.`);
}

/**
 * Goes over to an image with a toolkit when the plan wants one: that is, when a machine that had
 * what such images bring would be told something else.
 */
function withToolkit(request: FormatRequest, machine: Machine, found: Found): Found | Obstacle {
  const { registry, card } = request;
  const images = imagesFor(registry, machine).filter(({ toolkit }) => toolkit !== undefined);
  const brought = images.flatMap(({ brings }) => brings);
  const lean = planIn(request, machine, found.image, brought);
  if (isObstacle(lean) || isSame(lean, found.plan)) return found;
  const toolkit = chosenToolkit(registry, card, lean);
  if (toolkit === undefined) return found;
  const image = images.find((row) => row.toolkit === toolkit);
  if (image === undefined) return noImage(request, toolkit);
  const plan = planIn(request, machine, image);
  return isObstacle(plan) ? plan : { plan, image };
}

function isSame(left: Plan, right: Plan): boolean {
  return JSON.stringify(left.steps) === JSON.stringify(right.steps);
}

function noImage({ card, registry }: FormatRequest, toolkit: string): Obstacle {
  const gone = registry.images.images.find(
    (row) => row.toolkit === toolkit && row.ended !== undefined,
  );
  const why =
    gone === undefined
      ? 'the catalog knows no base image with it for this processor'
      : `the image ${gone.tag} is no longer offered`;
  return obstacle('format', `${card.name} needs the CUDA toolkit ${toolkit} here, and ${why}.`);
}
