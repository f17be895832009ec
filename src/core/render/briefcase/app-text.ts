/** The app's own Python: it runs the plan's checks in its own process, since an app has no interpreter to call. */
import type { Action, Plan } from '../../plan/plan.ts';
import { commentPython } from '../../quote/python-comment.ts';
import { quotePython } from '../../quote/python.ts';
import { checkSteps } from '../check-program.ts';

type RunInside = Extract<Action, { readonly do: 'run-inside' }>;

/** Whether a check can run inside the app; a folder to run in is one that only the plan makes. */
export function canRunInApp(plan: Plan): boolean {
  return checkSteps(plan).every(({ actions }) =>
    actions.every((action) => action.do !== 'run-inside' || action.in === undefined),
  );
}

/** `app.py`. */
export function appText(plan: Plan): string {
  const calls = checkSteps(plan).flatMap(({ title, reason, actions }) => [
    `    ${commentPython(`${title}: ${reason}`)}`,
    ...actions.flatMap((action) => (action.do === 'run-inside' ? callLines(action) : [])),
  ]);
  const variables = plan.steps.flatMap(({ actions }) =>
    actions.flatMap((action) =>
      action.do === 'set-variable' && action.value !== undefined
        ? [`os.environ.setdefault(${quotePython(action.name)}, ${quotePython(action.value)})`]
        : [],
    ),
  );
  const done = `    print(${quotePython(`The check of ${plan.card.id} has passed.`)})`;
  const needed = HELPERS.filter(({ name }) => calls.some((line) => line.includes(`${name}(`)));
  const helpers = needed.length === 0 ? [] : [FINISH, ...needed.map(({ text }) => text)];
  const body = [...helpers, ['def main():', ...calls, done].join('\n')].join('\n\n\n');
  const head = importsFor([...variables, body].join('\n'));
  const top = variables.length === 0 ? head : `${head}\n\n${variables.join('\n')}`;
  return `"""Checks the model from inside the app."""\n${top === '' ? '' : `\n${top}\n`}\n\n${body}\n`;
}

function importsFor(text: string): string {
  const modules = ['os', 'runpy', 'sys'].filter((name) => text.includes(`${name}.`));
  const lines = modules.map((name) => `import ${name}`);
  const points = text.includes('entry_points(')
    ? ['from importlib.metadata import entry_points']
    : [];
  return [...lines, ...points].join('\n');
}

function callLines({ argv, env }: RunInside): readonly string[] {
  const pairs = Object.entries(env ?? {}).map(
    ([name, value]) => `${quotePython(name)}: ${quotePython(value)}`,
  );
  const variables = pairs.length === 0 ? [] : [`    os.environ.update({${pairs.join(', ')}})`];
  return [...variables, `    ${callOf(argv)}`];
}

function callOf([program = '', ...rest]: readonly string[]): string {
  const [option, value, ...others] = rest;
  const words = (list: readonly string[]) => `[${list.map(quotePython).join(', ')}]`;
  if (program === 'python' && option === '-c' && value !== undefined && others.length === 0) {
    return `exec(${quotePython(value)}, {"__name__": "__check__"})`;
  }
  if (program === 'python' && option === '-m' && value !== undefined) {
    return `run_module(${quotePython(value)}, ${words(others)})`;
  }
  return `run_program(${quotePython(program)}, ${words(rest)})`;
}

/** A program that ends well ends with no code or 0. */
const FINISH = `def finish(call):
    try:
        call()
    except SystemExit as end:
        if end.code not in (None, 0):
            raise`;

const HELPERS = [
  {
    name: 'run_module',
    text: `def run_module(name, arguments):
    sys.argv = [name, *arguments]
    finish(lambda: runpy.run_module(name, run_name="__main__", alter_sys=True))`,
  },
  {
    name: 'run_program',
    text: `def run_program(name, arguments):
    [point] = entry_points(group="console_scripts", name=name)
    sys.argv = [name, *arguments]
    finish(point.load())`,
  },
];
