/** The checks at the end of a plan as a Python program, for formats whose environment only Python knows. */
import type { Action, Plan, Step } from '../plan/plan.ts';
import { quotePython } from '../quote/python.ts';
import { commentPython } from '../quote/python-comment.ts';

type RunInside = Extract<Action, { readonly do: 'run-inside' }>;

/** Code that can stand as lines of a file: one line of ASCII. */
const PLAIN = /^[!-~](?:[ -~]*[!-[\]-~])?$/;

/** Statements, and what they need of the standard library. */
export interface CheckProgram {
  readonly imports: readonly string[];
  readonly statements: readonly string[];
}

/** The steps that check what was installed; everything they do is done by the environment's Python. */
export function checkSteps(plan: Plan): readonly Step[] {
  return plan.steps.filter(
    ({ phase, actions }) =>
      phase === 'verify' && actions.every((action) => action.do === 'run-inside'),
  );
}

/**
 * The checks in their order, each under its title.
 * @param python expression for the path of the interpreter
 */
export function checkProgram(plan: Plan, python = 'sys.executable'): CheckProgram {
  const blocks = checkSteps(plan).map((step) => ({
    title: commentPython(`${step.title}: ${step.reason}`),
    lines: step.actions.flatMap((action) =>
      action.do === 'run-inside' ? statementOf(action, python) : [],
    ),
  }));
  const statements = blocks.flatMap(({ title, lines }) => ['', title, ...lines]).slice(1);
  const text = statements.join('\n');
  const modules = ['os', 'subprocess', 'sys', 'sysconfig'];
  return { imports: modules.filter((name) => text.includes(`${name}.`)), statements };
}

function statementOf({ argv, env, in: folder }: RunInside, python: string): readonly string[] {
  const [program = '', option, code = '', ...rest] = argv;
  const isCode = program === 'python' && option === '-c' && rest.length === 0;
  if (isCode && env === undefined && folder === undefined) {
    return PLAIN.test(code) ? [code] : [`exec(${quotePython(code)})`];
  }
  const words = [programExpression(program, python), ...argv.slice(1).map(quotePython)];
  const place = folder === undefined ? '' : `, cwd=${quotePython(folder)}`;
  const pairs = Object.entries(env ?? {}).map(
    ([name, value]) => `, ${quotePython(name)}: ${quotePython(value)}`,
  );
  const variables = pairs.length === 0 ? '' : `, env={**os.environ${pairs.join('')}}`;
  return [`subprocess.run([${words.join(', ')}], check=True${place}${variables})`];
}

/** Programs of the environment are in its own folder, which need not be on the path. */
function programExpression(program: string, python: string): string {
  if (program === 'python') return python;
  return `os.path.join(sysconfig.get_path("scripts"), ${quotePython(program)})`;
}
