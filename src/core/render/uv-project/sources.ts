/** Which package comes from where: uv asks an explicit index for named packages only. */
import { isEditable } from '../editable.ts';
import { indexUrl } from '../../plan/index-url.ts';
import { mirrorOf, networkOf } from '../../plan/network.ts';
import type { Framework } from '../../generated/framework.ts';
import type { Plan } from '../../plan/plan.ts';
import { normalizeName } from '../../python/index.ts';
import type { FormatRequest } from '../format.ts';
import type { OwnInstall } from './project-tables.ts';
import type { IndexTable, Inexpressible, ProjectTables, Source } from './tables.ts';

type Sources = Pick<ProjectTables, 'indexes' | 'sources'>;

/**
 * Accelerators whose builds of PyTorch need packages that only PyTorch's index has, under names
 * that change with the release: a plan would have to name them.
 * @see https://docs.astral.sh/uv/guides/integration/pytorch/
 */
const NEED_OWN_INDEX: ReadonlySet<string> = new Set(['rocm', 'xpu']);

/** @returns the sentence for which the places of the plan have no spelling */
export function sourcesOf(
  request: FormatRequest,
  plan: Plan,
  installs: readonly OwnInstall[],
): Sources | Inexpressible {
  const network = networkOf(request.target);
  const standIn = 'mirrors' in network ? mirrorOf(network, 'default') : undefined;
  const indexes: IndexTable[] =
    standIn === undefined
      ? []
      : [{ name: 'default-mirror', url: standIn, isFlat: false, isDefault: true }];
  const sources: Record<string, Source> = {};
  for (const install of installs) {
    const place = placeOf(request, plan, install, standIn);
    if (place !== undefined && 'reason' in place) return place;
    const switched = place === undefined ? switchedPlace(request, plan, install) : undefined;
    for (const { name, path, hasUrl } of install.own) {
      const home = switched === undefined || switched.names.has(name) ? (place ?? switched) : place;
      if (path !== undefined) {
        sources[name] ??= { path, editable: isEditable(install.action, path) };
      } else if (home !== undefined && !hasUrl) {
        sources[name] ??= { index: indexFor(indexes, install, home) };
      }
    }
  }
  return { indexes, sources };
}

interface Place {
  readonly url: string;
  readonly isFlat: boolean;
}

function placeOf(
  request: FormatRequest,
  plan: Plan,
  { step, action }: OwnInstall,
  standIn: string | undefined,
): Place | Inexpressible | undefined {
  const { findLinks, torchBackend } = action;
  const url = action.indexUrl === standIn ? undefined : action.indexUrl;
  if (url !== undefined && findLinks !== undefined) {
    return { reason: 'The plan takes packages from an index and a page of links in one call.' };
  }
  if (findLinks !== undefined) return { url: findLinks, isFlat: true };
  // For the packages around the framework the switch only keeps what the framework's call chose.
  const isFramework = step.phase === 'framework';
  const isSwitched = url === undefined && torchBackend !== undefined && isFramework;
  const found = isSwitched ? backendUrl(request, plan, torchBackend) : url;
  if (isSwitched && found === undefined) {
    return { reason: `A project file has no word for the PyTorch build ${torchBackend}.` };
  }
  if (found !== undefined && isFramework && NEED_OWN_INDEX.has(plan.place.compute)) {
    return {
      reason: `The build for ${plan.place.gpu.name} needs packages that only its own index has, and uv asks that index for named packages only.`,
    };
  }
  return found === undefined ? undefined : { url: found, isFlat: false };
}

/** A later call with the switch takes the framework's companions from where the framework is. */
function switchedPlace(
  request: FormatRequest,
  plan: Plan,
  { action }: OwnInstall,
): (Place & { readonly names: ReadonlySet<string> }) | undefined {
  const { torchBackend: backend } = action;
  const url = backend === undefined ? undefined : backendUrl(request, plan, backend);
  if (backend === undefined || url === undefined) return undefined;
  const framework = switchedFramework(request, plan, backend);
  const names = framework === undefined ? [] : [framework.package, ...(framework.companions ?? [])];
  return { url, isFlat: false, names: new Set(names.map(normalizeName)) };
}

/** uv's switch for PyTorch is one of `uv pip`; a project names the index that stands behind it. */
function backendUrl(request: FormatRequest, plan: Plan, backend: string): string | undefined {
  const framework = switchedFramework(request, plan, backend);
  const build = framework?.builds.find(({ uv_backend: own }) => own === backend);
  if (build?.index === undefined) return undefined;
  return indexUrl(request.registry.indexes, build.index, {});
}

function switchedFramework(
  { registry }: FormatRequest,
  plan: Plan,
  backend: string,
): Framework | undefined {
  const chosen = plan.choices.flatMap(({ of }) => registry.frameworks[of] ?? []);
  return chosen.find(({ builds }) => builds.some(({ uv_backend: own }) => own === backend));
}

/** The name of the place's table, made at its first use. */
function indexFor(indexes: IndexTable[], { step }: OwnInstall, { url, isFlat }: Place): string {
  const known = indexes.find((index) => index.url === url && index.isFlat === isFlat);
  if (known !== undefined) return known.name;
  indexes.push({ name: step.id, url, isFlat, isDefault: false });
  return step.id;
}
