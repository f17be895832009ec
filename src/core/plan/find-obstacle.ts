/** What the card or the data say against a target, before any version is chosen. First one wins. */
import type { ComputeKind, ComputeSupport, PlatformSupport } from '../card/card.ts';
import { applies } from '../card/when.ts';
import { compareCapabilities } from '../compute/capability.ts';
import { driverFloor, reachesFloor } from '../compute/driver.ts';
import { compareVersions } from '../python/index.ts';
import type { Context } from './context.ts';
import { type Obstacle, obstacle } from './obstacle.ts';
import type { Target } from './plan.ts';
import { sentence } from './wording.ts';

/** Looks for an obstacle in the order in which people would want to hear of it. */
export function findObstacle(context: Context): Obstacle | undefined {
  const checks = [
    checkMachine,
    checkContainer,
    checkPlatform,
    checkMinimum,
    checkGpuNeed,
    checkCompute,
    checkCapability,
    checkDriver,
    checkTool,
    checkFeatures,
  ];
  for (const check of checks) {
    const found = check(context);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The parts of `use` in a card, as changes of a target. */
const WAYS_ROUND: Readonly<
  Record<'cpu' | 'wsl2' | 'conda' | 'docker' | 'pip' | 'uv', Partial<Target>>
> = {
  cpu: { gpu: 'cpu' },
  wsl2: { platform: 'wsl2' },
  conda: { tool: 'conda' },
  docker: { tool: 'docker' },
  pip: { tool: 'pip' },
  uv: { tool: 'uv' },
};

/** A GPU that the operating system cannot compute on. */
function checkMachine({ platform, family, compute, tool }: Context): Obstacle | undefined {
  const inside = tool === 'docker' ? (platform.container_compute ?? platform.compute) : undefined;
  if (inside !== undefined && platform.compute.includes(compute) && !inside.includes(compute)) {
    return obstacle('compute', `Containers on ${platform.name} cannot use ${family.name}.`, {
      use: { tool: 'uv' },
    });
  }
  if (platform.compute.includes(compute)) return undefined;
  return obstacle('compute', `${platform.name} has no way to compute on ${family.name}.`, {
    use: { gpu: 'cpu' },
  });
}

/** What is not there need not be judged any further. */
function checkContainer({ card, tool }: Context): Obstacle | undefined {
  if (tool === 'docker' && card.container === undefined) {
    return obstacle('tool', `This card names no container of the authors.`, {
      use: { tool: 'uv' },
    });
  }
  return undefined;
}

function checkTool({ card, tool }: Context): Obstacle | undefined {
  const exception = card.tools[tool];
  if (exception?.support === 'no') {
    const why =
      exception.why ?? `The authors say that ${card.name} cannot be installed with ${tool}.`;
    const use = exception.use === undefined ? undefined : WAYS_ROUND[exception.use];
    return obstacle('tool', sentence(why), { source: exception.source, use });
  }
  if (tool === 'conda' && card.conda?.support === 'no') {
    const why = card.conda.why ?? 'The authors say that conda does not work.';
    return obstacle('tool', sentence(why), { source: card.conda.source, use: { tool: 'uv' } });
  }
  return undefined;
}

function checkPlatform(context: Context): Obstacle | undefined {
  const { card, platform, tool } = context;
  // The way round that the card names, such as the authors' container, is not refused itself.
  for (const support of platformExceptions(context)) {
    if (support.support !== 'no') continue;
    if (support.compute !== undefined && !support.compute.includes(context.compute)) continue;
    if (support.use === tool) continue;
    const why =
      support.why ?? `The authors say that ${card.name} does not run on ${platform.name}.`;
    const use = support.use === undefined ? undefined : WAYS_ROUND[support.use];
    return obstacle('platform', sentence(why), { source: support.source ?? card.sources[0], use });
  }
  return undefined;
}

/** The exceptions of a card that concern this platform, most exact first. */
export function platformExceptions(context: Context): readonly PlatformSupport[] {
  const { card, platform, circumstance } = context;
  const names = [
    ...circumstance.platform,
    ...(platform.wsl === true ? ['wsl2'] : []),
    platform.osArch,
    ...(platform.libc === 'musl' ? ['musl'] : []),
    platform.os,
  ];
  // A platform may bear the name of its operating system: `windows`.
  const found = [...new Set(names)].flatMap((name) => card.platforms[name] ?? []);
  const exact = found.findIndex(({ support }) => support === 'yes');
  return exact === -1 ? found : found.slice(0, exact);
}

function checkMinimum({ card, platform, tool }: Context): Obstacle | undefined {
  const floor = card.minimum.glibc;
  if (floor === undefined || platform.os !== 'linux' || tool === 'docker') return undefined;
  if (platform.glibc !== undefined && compareVersions(platform.glibc, floor) >= 0) return undefined;
  const has = platform.glibc === undefined ? 'uses musl' : `has glibc ${platform.glibc}`;
  return obstacle('libc', `${card.name} needs glibc ${floor} or newer; ${platform.name} ${has}.`, {
    source: card.sources[0],
  });
}

function checkGpuNeed({ card, compute, variant }: Context): Obstacle | undefined {
  const hardware = variant?.hardware ?? card.hardware;
  if (compute !== 'cpu' || hardware?.gpu !== 'required') return undefined;
  const gpu = preferredGpu(card.compute);
  return obstacle('compute', `${card.name} needs a GPU.`, {
    source: hardware.source,
    use: gpu === undefined ? undefined : { gpu },
  });
}

function checkCompute(context: Context): Obstacle | undefined {
  const { card, compute, family, tool } = context;
  const support = supportOf(context);
  if (support?.support === 'no' && support.use !== tool) {
    const why = support.why ?? `The authors say that ${card.name} does not run on ${family.name}.`;
    const use = support.use === undefined ? undefined : WAYS_ROUND[support.use];
    return obstacle('compute', sentence(why), { source: support.source ?? card.sources[0], use });
  }
  const isStated = support !== undefined && support.support !== 'unknown';
  // A framework brings its own way to the GPU; a container has only what its authors put in.
  const brings = card.frameworks.length > 0 && tool !== 'docker';
  if (isStated || brings || compute === 'cpu') return undefined;
  return obstacle('compute', `Nothing says that ${card.name} can use ${family.name}.`, {
    source: card.sources[0],
    use: { gpu: 'cpu' },
  });
}

/** What the card says of the target's compute, if it says so under a condition that holds. */
export function supportOf({ card, compute, circumstance }: Context): ComputeSupport | undefined {
  const support = card.compute[compute];
  return support !== undefined && applies(support.when, circumstance) ? support : undefined;
}

function checkCapability(context: Context): Obstacle | undefined {
  const { card, family } = context;
  const support = supportOf(context);
  const has = family.capability?.max;
  const floor = support?.capability;
  if (floor === undefined || has === undefined || compareCapabilities(has, floor) >= 0) {
    return undefined;
  }
  return obstacle(
    'capability',
    `${card.name} needs an NVIDIA GPU of compute capability ${floor} or higher; ${family.name} has ${has}.`,
    { source: support?.source, use: { gpu: 'cpu' } },
  );
}

function checkDriver(context: Context): Obstacle | undefined {
  const { card, platform, target } = context;
  const support = supportOf(context);
  const floor = support?.minDriver;
  if (target.driver !== undefined && !/^\d+(\.\d+)*$/.test(target.driver)) {
    return obstacle(
      'driver',
      `"${target.driver}" is no driver version; nvidia-smi shows it, for example 580.65.06.`,
    );
  }
  if (reachesFloor(target.driver, driverFloor(platform, { linux: floor, windows: floor }))) {
    return undefined;
  }
  return obstacle(
    'driver',
    `${card.name} needs driver ${floor ?? ''} or newer; yours is ${target.driver ?? ''}. Update the driver: a CUDA toolkit does not help.`,
    { source: support?.source },
  );
}

/** A chosen feature whose condition does not hold; asked again once the builds are chosen. */
export function checkFeatures(context: Context): Obstacle | undefined {
  const misfit = context.features.find(({ when }) => !applies(when, context.circumstance));
  if (misfit === undefined) return undefined;
  return obstacle(
    'feature',
    `The feature "${misfit.id}" is not for this target: ${misfit.summary}`,
  );
}

/** The generic family of the first kind of GPU that the card supports. */
function preferredGpu(
  compute: Readonly<Partial<Record<ComputeKind, ComputeSupport>>>,
): string | undefined {
  const kinds = ['cuda', 'rocm', 'mps', 'xpu'] as const;
  return kinds.find((kind) => ['yes', 'slow'].includes(compute[kind]?.support ?? ''));
}
