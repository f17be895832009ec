/** A lock file, from what a resolver found and a person can look up; never from a plan alone. */
import { findResolution } from '../../evidence/find-resolution.ts';
import type { Action, Plan, Refusal } from '../../plan/plan.ts';
import { quotePosix } from '../../quote/posix.ts';
import { quotePowerShell } from '../../quote/powershell.ts';
import { type Format, type FormatRequest, formatRefusal } from '../format.ts';
import { packageInstalls } from '../package-installs.ts';
import { pipArguments } from '../pip.ts';
import { type Rewrite, useSteps } from '../use-steps.ts';
import { projectPlan } from '../uv-project/project-plan.ts';
import type { ProjectTables } from '../uv-project/tables.ts';
import { renderPylock } from './lock-text.ts';
import { compileArguments, OLDEST_MACOS } from './resolver-platform.ts';

const FILE = 'pylock.toml';

const INSTALL_WORDS = { title: 'Packages', reason: 'everything in the lock file, nothing else' };

export const pylock: Format = {
  id: 'pylock',
  name: 'Lock file',
  group: 'environment',
  summary: 'pylock.toml: every file with its sum, as a resolver found them.',
  isCommon: false,
  render(asked) {
    const found = projectPlan(asked);
    if (found.kind === 'refusal') return found;
    const { plan, request, tables } = found;
    const reason = whyNoLock(tables);
    if (reason !== undefined) return formatRefusal(request, reason);
    const resolution = findResolution(request.resolutions ?? [], plan);
    if (resolution === undefined) return noResult(request, plan);
    const [first] = packageInstalls(plan);
    return {
      kind: 'rendering',
      files: [{ name: FILE, text: renderPylock(resolution, tables.environment) }],
      use: useSteps(plan, installLock(plan), (step) =>
        step === first?.step ? INSTALL_WORDS : undefined,
      ),
      notes: [`${resolution.resolver} found these versions on ${resolution.date}.`],
    };
  },
};

/** A lock file is installed at once, on any machine of the kind. */
function whyNoLock(tables: ProjectTables): string | undefined {
  if (tables.withoutIsolation.length > 0) {
    return 'The plan builds a package with what is installed before it; a lock file is installed at once.';
  }
  return Object.values(tables.sources).some((source) => 'path' in source)
    ? 'The plan installs a folder, which a lock file for other machines cannot hold.'
    : undefined;
}

/** With the command that makes a result: it reads the file of the format `uv-project`. */
function noResult(request: FormatRequest, plan: Plan): Refusal {
  const words = ['uv', ...compileArguments(plan, request.registry, FILE)];
  const line = words.map(plan.shell === 'posix' ? quotePosix : quotePowerShell).join(' ');
  const isMac = plan.place.platform.os === 'macos';
  const call = isMac ? `MACOSX_DEPLOYMENT_TARGET=${OLDEST_MACOS} ${line}` : line;
  return formatRefusal(
    request,
    `No resolver result is stored for this target yet; beside the file of the format uv-project this makes one: ${call}`,
  );
}

/**
 * The whole lock file in place of the first installation.
 * @see https://docs.astral.sh/uv/pip/compile/
 */
function installLock(plan: Plan): Rewrite {
  const installs = packageInstalls(plan).map(({ action }) => action);
  const env = Object.assign({}, ...installs.map((install) => install.env ?? {}));
  return (action) => {
    if (action.do !== 'pip-install' || !installs.includes(action)) return [action];
    if (action !== installs[0]) return [];
    const bare = { ...action, requirements: [], flags: [], torchBackend: undefined };
    const argv = pipArguments(plan, { ...bare, indexUrl: undefined, findLinks: undefined });
    const install: Action = { do: 'run', argv: [...argv, '-r', FILE], root: false, env };
    return [install];
  };
}
