/** The text of `run.py`: no interface is made up, only what the card itself states is run. */
import { selectVersion } from '../../card/normalize.ts';
import type { Plan } from '../../plan/plan.ts';
import { quotePython } from '../../quote/python.ts';
import type { CogPlan } from './plan.ts';

/**
 * The whole file, with a last line feed. The checks run before the first request, in programs of
 * their own, so that they cannot disturb what is added later.
 * @see https://github.com/replicate/cog/blob/main/docs/python.md
 */
export function runnerText({ plan, request: { card, target } }: CogPlan): string {
  const name = (selectVersion(card, target.version) ?? card).package ?? '';
  return [
    `"""Checks an installation and tells its version. Put your own inputs and outputs into run()."""`,
    'import importlib.metadata',
    'import subprocess',
    '',
    'from cog import BaseRunner',
    '',
    `CARD = ${quotePython(card.id)}`,
    `PACKAGE = ${quotePython(name)}`,
    'CHECKS = [',
    ...checks(plan).map((argv) => `    [${argv.map(quotePython).join(', ')}],`),
    ']',
    '',
    '',
    'class Runner(BaseRunner):',
    '    def setup(self) -> None:',
    '        for command in CHECKS:',
    '            subprocess.run(command, check=True)',
    '',
    '    def run(self) -> str:',
    '        if not PACKAGE:',
    '            return CARD',
    '        return CARD + " " + PACKAGE + " " + importlib.metadata.version(PACKAGE)',
    '',
  ].join('\n');
}

/** Those that need no model files. */
function checks(plan: Plan): readonly (readonly string[])[] {
  const steps = plan.steps.filter(({ id }) => id === 'check');
  return steps.flatMap(({ actions }) =>
    actions.flatMap((action) => (action.do === 'run-inside' ? [action.argv] : [])),
  );
}
