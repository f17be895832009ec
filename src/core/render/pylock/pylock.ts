/** A lock file, from what a resolver found and a person can look up; never from a plan alone. */
import { type FoundResolution, findResolution } from '../../evidence/proof.ts';
import type { Package } from '../../generated/evidence.ts';
import type { Action, Plan } from '../../plan/plan.ts';
import { type Format, formatRefusal } from '../format.ts';
import { packageInstalls } from '../package-installs.ts';
import { pipArguments } from '../pip.ts';
import { type Rewrite, useSteps } from '../use-steps.ts';
import { projectPlan } from '../uv-project/project-plan.ts';
import type { ProjectTables } from '../uv-project/tables.ts';
import { lockedRequirements } from './locked-requirements.ts';
import { lockArguments } from './resolver-platform.ts';

const PINS = 'requirements-lock.txt';
const FILE = 'pylock.toml';

const INSTALL_WORDS = {
  title: 'Packages',
  reason:
    'pylock.toml gets the address of each file from your index; what is installed is held to the sums',
};

export const pylock: Format = {
  id: 'pylock',
  name: 'Lock file',
  group: 'environment',
  summary: 'Every file with its sum, as a resolver found them; uv makes pylock.toml of it.',
  isCommon: false,
  render(asked) {
    const found = projectPlan(asked);
    if (found.kind === 'refusal') return found;
    const { plan, request, tables } = found;
    const { card, registry } = request;
    const resolution = findResolution(card.evidence, plan, registry.platforms);
    const reason = whyNoLock(tables, resolution);
    if (reason !== undefined) return formatRefusal(request, reason);
    if (resolution === undefined) throw new Error('Without a resolution there is a reason.');
    const title = `${card.name} on ${plan.place.platform.name}, ${plan.place.gpu.name}`;
    const file = lockedRequirements(title, resolution.part);
    if ('unspeakable' in file) {
      const what = JSON.stringify(file.unspeakable);
      return formatRefusal(request, `A requirements file has no quotes and cannot hold ${what}.`);
    }
    const [first] = packageInstalls(plan);
    const make = lockArguments(plan, registry, { input: PINS, output: FILE });
    return {
      kind: 'rendering',
      files: [{ name: PINS, text: file.text }],
      use: useSteps(plan, installLock(plan, make), (step) =>
        step === first?.step ? INSTALL_WORDS : undefined,
      ),
      notes: [
        `${resolution.part.resolver} found these versions on ${resolution.part.date}.`,
        `pip takes the same file: pip install --no-deps --require-hashes -r ${PINS}`,
      ],
    };
  },
};

/** A lock file is installed at once, on any machine of the kind. */
function whyNoLock(tables: ProjectTables, found: FoundResolution | undefined): string | undefined {
  if (tables.withoutIsolation.length > 0) {
    return 'The plan builds a package with what is installed before it; a lock file is installed at once.';
  }
  if (Object.values(tables.sources).some((source) => 'path' in source)) {
    return 'The plan installs a folder, which a lock file for other machines cannot hold.';
  }
  if (found === undefined || !found.hasPackages) {
    return 'No resolver result is stored for this target yet.';
  }
  const { packages = [], replaced } = found.part;
  if (found.outcome === 'fails')
    return `A resolver found no build of everything on ${found.part.date}.`;
  if (replaced.length > 0) {
    return `The stored result took ${replaced.join(' and ')}, so it names other files than this plan installs.`;
  }
  const odd = packages.find((one) => !isFromIndex(one));
  return odd === undefined ? undefined : `${odd.name} comes from a repository, which has no sum.`;
}

function isFromIndex({ commit, files }: Package): boolean {
  return commit === undefined && files.length > 0;
}

/**
 * The whole lock file in place of the first installation.
 * @see https://docs.astral.sh/uv/pip/compile/
 */
function installLock(plan: Plan, make: readonly string[]): Rewrite {
  const installs = packageInstalls(plan).map(({ action }) => action);
  const env = Object.assign({}, ...installs.map((install) => install.env ?? {}));
  return (action) => {
    if (action.do !== 'pip-install' || !installs.includes(action)) return [action];
    if (action !== installs[0]) return [];
    const backend = installs.find(({ torchBackend }) => torchBackend !== undefined)?.torchBackend;
    const bare = { ...action, requirements: [], flags: [], indexUrl: undefined };
    const install = pipArguments(plan, { ...bare, findLinks: undefined, torchBackend: undefined });
    const words = install.slice(0, install.indexOf('pip'));
    const extra = backend === undefined ? [] : [`--torch-backend=${backend}`];
    const compile: Action = { do: 'run', argv: [...words, ...make, ...extra], root: false, env };
    return [compile, { do: 'run', argv: [...install, '-r', FILE], root: false, env }];
  };
}
