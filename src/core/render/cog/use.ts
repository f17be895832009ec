/** What is done with a `cog.yaml`, before and after. */
import type { Step } from '../../plan/plan.ts';
import { quotePosix } from '../../quote/posix.ts';
import { requireVariableName } from '../../quote/variable-name.ts';
import { divide } from '../container/parts.ts';
import type { Use } from '../format.ts';
import { wrapWords } from '../posix/wrap.ts';
import { renderStep } from '../render.ts';
import type { CogPlan } from './plan.ts';
import { stepReason } from '../step-reason.ts';

/** Build, what only a person can do, checks, run. Cog is there on systems with a POSIX shell only. */
export function cogUses(found: CogPlan): readonly Use[] {
  const parts = divide(found.plan);
  const later = typeof parts === 'string' ? [] : parts.later.filter(({ id }) => id !== 'check');
  const names = later.flatMap(({ actions }) =>
    actions.flatMap((action) => (action.do === 'set-variable' ? [action.name] : [])),
  );
  const tag = found.plan.card.id;
  return [
    {
      title: 'Build the image',
      reason: 'Cog itself is got from github.com/replicate/cog',
      lines: wrapWords(['cog', 'build', '--tag', tag].map(quotePosix), 0).join('\n'),
    },
    ...later.map((step) => laterUse(found, step, names)),
    {
      title: 'Run',
      reason: 'runs the check and prints the version',
      lines: line(['cog', 'run', tag], names, []),
    },
  ];
}

function laterUse(found: CogPlan, step: Step, names: readonly string[]): Use {
  const plan = { ...found.plan, environment: { kind: 'container', path: '' } } as const;
  const lines = step.actions.map((action) =>
    action.do === 'run-inside'
      ? line(['cog', 'exec'], names, action.argv)
      : renderStep(plan, { ...step, actions: [action] }),
  );
  return { title: step.title, reason: stepReason(step), lines: lines.join('\n') };
}

/** Variables come from the session, so no value stands in the line. */
function line(
  before: readonly string[],
  names: readonly string[],
  after: readonly string[],
): string {
  const variables = names.flatMap((name) => ['--env', `${requireVariableName(name)}="$${name}"`]);
  const words = [...before.map(quotePosix), ...variables, ...after.map(quotePosix)];
  return wrapWords(words, 0).join('\n');
}
