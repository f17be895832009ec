/** Briefcase installs all requirements of an app in one call: what a plan comes to as that call. */
import type { Plan } from '../../plan/plan.ts';
import { parseRequirement } from '../../python/index.ts';
import type { Registry } from '../../registry.ts';
import { type PackageInstall, packageInstalls } from '../package-installs.ts';

export interface OneCall {
  readonly requires: readonly string[];
  readonly arguments: readonly string[];
  /** Briefcase's name of the installer. */
  readonly manager: 'venv' | 'uv';
}

/**
 * The call, or the sentence for which there is none. PyTorch's builds come by uv's switch: an index
 * named to pip would be the only one, for all other packages too.
 * @see https://briefcase.beeware.org/en/stable/reference/configuration/
 */
export function oneCall(plan: Plan, registry: Registry): OneCall | { readonly reason: string } {
  const installs = packageInstalls(plan);
  if (installs.length === 0) {
    return { reason: 'Nothing is installed by pip here, and Briefcase installs by pip.' };
  }
  const reason = whyNot(plan, installs);
  if (reason !== undefined) return { reason };
  const requires = [...new Set(installs.flatMap(({ action }) => action.requirements))];
  const urls = [...new Set(installs.map(({ action }) => action.indexUrl))];
  const [url] = urls;
  if (urls.length === 1) {
    const place = url === undefined ? [] : ['--index-url', url];
    return { requires, arguments: [...place, ...binaryArguments(installs)], manager: 'venv' };
  }
  const backend = backendOf(plan, registry, installs);
  return backend === undefined
    ? {
        reason: 'The plan takes packages from several indexes, and Briefcase installs in one call.',
      }
    : {
        requires,
        arguments: [`--torch-backend=${backend}`, ...binaryArguments(installs)],
        manager: 'uv',
      };
}

function whyNot(plan: Plan, installs: readonly PackageInstall[]): string | undefined {
  const all = installs.map(({ action }) => action);
  const flag = all.flatMap(({ flags }) => flags).find((name) => name !== 'only-binary');
  if (flag !== undefined) {
    return `The plan installs a part with ${flag}, and Briefcase installs in one call.`;
  }
  const binary = all.filter(({ flags }) => flags.includes('only-binary')).length;
  if (binary > 0 && binary < all.length) {
    return 'The plan forbids builds for a part of the packages, and Briefcase installs in one call.';
  }
  if (all.some(({ env }) => env !== undefined)) {
    return 'The plan builds a package with variables, which Briefcase does not set.';
  }
  if (all.some(({ findLinks }) => findLinks !== undefined)) {
    return 'The plan takes packages from a page of links, and Briefcase installs in one call.';
  }
  const odd = all
    .flatMap(({ requirements }) => requirements)
    .find((text) => !parseRequirement(text).ok);
  if (odd !== undefined) return `An app cannot require ${JSON.stringify(odd)}.`;
  const early = plan.steps.some(
    ({ phase, actions }) =>
      phase !== 'verify' && actions.some((action) => action.do === 'run-inside'),
  );
  if (early) return 'The plan runs a program of the environment first, and an app has none.';
  const hasPath = plan.steps.some(({ actions }) =>
    actions.some((action) => action.do === 'set-library-path'),
  );
  return hasPath
    ? 'The plan names folders of the environment to the loader, and an app has other folders.'
    : undefined;
}

function binaryArguments(installs: readonly PackageInstall[]): readonly string[] {
  return installs.some(({ action }) => action.flags.includes('only-binary'))
    ? ['--only-binary=:all:']
    : [];
}

/** The switch, when the framework's call alone has an index and uv knows the build. */
function backendOf(
  plan: Plan,
  { frameworks }: Registry,
  installs: readonly PackageInstall[],
): string | undefined {
  const isFrameworkAlone = installs.every(
    ({ step, action }) => step.phase === 'framework' || action.indexUrl === undefined,
  );
  if (!isFrameworkAlone) return undefined;
  const builds = plan.choices.flatMap(
    ({ of, build }) => frameworks[of]?.builds.filter(({ id }) => id === build) ?? [],
  );
  return builds.find(({ uv_backend: backend }) => backend !== undefined)?.uv_backend;
}
