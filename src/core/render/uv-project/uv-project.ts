/** A project for uv: one pyproject.toml that says what the plan installs, from where, for which platform. */
import type { Plan, Step } from '../../plan/plan.ts';
import { commentToml, quoteToml, tomlStrings } from '../../quote/toml.ts';
import type { Format } from '../format.ts';
import { packageInstalls } from '../package-installs.ts';
import { type Relabel, type Rewrite, useSteps } from '../use-steps.ts';
import { projectPlan } from './project-plan.ts';
import type { ProjectTables } from './tables.ts';
import { list, uvBlocks, uvKeys } from './toml-text.ts';
import { uvProgram } from './uv-program.ts';

export const uvProject: Format = {
  id: 'uv-project',
  name: 'uv project',
  group: 'environment',
  summary: 'A pyproject.toml for uv, which locks every version that it finds.',
  isCommon: false,
  render(request) {
    const found = projectPlan(request);
    if (found.kind === 'refusal') return found;
    const { plan, tables } = found;
    return {
      kind: 'rendering',
      files: [{ name: 'pyproject.toml', text: projectText(plan, tables) }],
      use: useSteps(plan, syncOnce(plan), syncWords(plan)),
      notes: [
        'uv writes the versions that it chose into uv.lock; keep that file beside pyproject.toml.',
      ],
    };
  },
};

function projectText(plan: Plan, tables: ProjectTables): string {
  const project = [
    commentToml(`${plan.card.name} on ${plan.place.platform.name}, ${plan.place.gpu.name}`),
    '[project]',
    `name = ${quoteToml(`${plan.card.id}-environment`)}`,
    'version = "0"',
    `requires-python = ${quoteToml(`==${tables.python}.*`)}`,
    `dependencies = ${tomlStrings(tables.dependencies)}`,
  ].join('\n');
  const uv = [
    '[tool.uv]',
    'package = false',
    ...list('environments', [tables.environment]),
    ...uvKeys(tables),
  ].join('\n');
  return `${[project, uv, ...uvBlocks(tables)].join('\n\n')}\n`;
}

/**
 * `uv sync` in place of the last installation. What comes before a build without isolation stays
 * as it is in the plan, since uv asks such a package for its needs before it installs anything.
 * @see https://docs.astral.sh/uv/concepts/projects/config/#disabling-build-isolation
 */
function syncOnce(plan: Plan): Rewrite {
  const installs = packageInstalls(plan).map(({ action }) => action);
  const firstBuild = installs.findIndex(({ flags }) => flags.includes('no-build-isolation'));
  const uv = uvProgram(plan);
  const env = Object.assign({}, ...installs.map((install) => install.env ?? {}));
  return (action) => {
    if (action.do === 'run-inside' && action.in === undefined) {
      const argv = [uv, 'run', '--no-sync', ...action.argv];
      return [{ do: 'run', argv, root: false, env: action.env }];
    }
    if (action.do !== 'pip-install') return [action];
    const at = installs.indexOf(action);
    if (at < firstBuild) return [action];
    const isLast = at === installs.length - 1;
    return isLast ? [{ do: 'run', argv: [uv, 'sync'], root: false, env }] : [];
  };
}

function syncWords(plan: Plan): Relabel {
  const last: Step | undefined = packageInstalls(plan).at(-1)?.step;
  return (step) =>
    step === last
      ? { title: 'Packages', reason: 'everything that pyproject.toml names, found in one go' }
      : undefined;
}
