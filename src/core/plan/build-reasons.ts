/** Why a build of a framework was chosen, or why none was, in words for people. */
import type { CardFramework, ComputeKind } from '../card/card.ts';
import type { Framework } from '../generated/framework.ts';
import type { Context } from './context.ts';
import type { ChosenFramework, FrameworkBuild, Release } from './choose-build.ts';

const COMPUTE_WORDS: Readonly<Record<ComputeKind, string>> = {
  cpu: 'the processor',
  cuda: 'NVIDIA GPUs',
  rocm: 'AMD GPUs',
  mps: 'Apple GPUs',
  xpu: 'Intel GPUs',
};

/** Why a build was chosen, with the first one that was passed over. */
export function reasonFor(
  context: Context,
  framework: Framework,
  release: Release,
  build: FrameworkBuild,
  minDriver: string | undefined,
  rejected: ChosenFramework['rejected'],
): string {
  const { family } = context;
  const what = `${framework.name} ${release.version}`;
  if (build.compute === 'cpu') return `${what}, the build for the processor`;
  if (build.compute !== 'cuda') return `${what}, the build for ${COMPUTE_WORDS[build.compute]}`;
  const gpu =
    family.capability === undefined
      ? 'the default build'
      : `serves ${family.name} (compute capability ${family.capability.min})`;
  const driver = minDriver === undefined ? '' : `, needs driver ${minDriver} or newer`;
  const passedOver = summarize(rejected)[0];
  const others = passedOver === undefined ? '' : `; ${passedOver.build} ${passedOver.reason}`;
  return `${what} for CUDA ${build.toolkit ?? ''}: ${gpu}${driver}${others}`;
}

/**
 * Why no build of any release fits.
 *
 * @param exists whether the framework has a build for the place at all
 */
export function explainFailure(
  { platform, compute }: Context,
  { version }: CardFramework,
  { name, exists }: { readonly name: string; readonly exists: boolean },
  python: string,
  rejected: ChosenFramework['rejected'],
): string {
  const range = version === undefined ? '' : ` ${version}`;
  const telling = exists ? summarize(rejected)[0] : undefined;
  if (telling !== undefined) {
    return `No build of ${name}${range} fits: ${telling.build} ${telling.reason}.`;
  }
  const where = `${COMPUTE_WORDS[compute]} on ${platform.name}`;
  return exists
    ? `${name}${range} has no build for ${where} with Python ${python}.`
    : `${name} has no build for ${where}.`;
}

/** Builds are worth naming once; releases that were passed over only when no build was. */
export function summarize(
  rejected: readonly { readonly build: string; readonly reason: string }[],
): readonly { readonly build: string; readonly reason: string }[] {
  const builds = rejected.filter(({ build }) => build.includes(' of '));
  return (builds.length > 0 ? builds : rejected).slice(0, 4);
}
