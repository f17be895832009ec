/** The steps of all plans as branches of `install.ps1`, each once, and the plans as lists of them. */
import type { Plan, Step } from '../../../plan/plan.ts';
import { quotePowerShellString } from '../../../quote/powershell.ts';
import { requireVariableName } from '../../../quote/variable-name.ts';
import { stepCommands } from '../../commands.ts';
import { callLine } from '../../powershell/call.ts';
import { powerShellLines } from '../../powershell/lines.ts';
import { powerShellStep } from '../../powershell/paste.ts';
import { checkCall } from '../../powershell/script.ts';
import { type StepFacts, stepFacts } from '../step-facts.ts';
import { indent, powerShellFunction, stringList, stringProse } from './functions.ts';

const SPELLING = { ask: () => [], afterCall: checkCall };

interface Spelled {
  /** What is told about the step: an entry of a table. */
  readonly entry: string;
  readonly looks: readonly string[];
  readonly lines: readonly string[];
}

/** Functions `Get-CardSteps`, `Get-CardStep`, `Test-CardPython` and `Invoke-CardStep`. */
export function stepFunctions(plans: readonly Plan[]): string {
  const numbers = new Map<string, number>();
  const steps: Spelled[] = [];
  const lists = plans.map((plan, at) => {
    const own = plan.steps.map((step) => {
      const spelled = spell(plan, step);
      const key = JSON.stringify(spelled);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, steps.push(spelled));
      return steps.length;
    });
    return `  'p${at + 1}' { return @(${own.join(', ')}) }`;
  });
  return [
    powerShellFunction('Get-CardSteps($Outcome)', ['switch ($Outcome) {', ...lists, '}']),
    powerShellFunction('Get-CardTool($Outcome)', ['switch ($Outcome) {', ...toolsOf(plans), '}']),
    branchesOf('Get-CardStep($Number)', steps, ({ entry }) => [entry]),
    branchesOf('Test-CardPython($Number)', steps, ({ looks }) => looks),
    branchesOf('Invoke-CardStep($Number)', steps, ({ lines }) => lines),
  ].join('\n');
}

/** What a plan is made with, for those that are asked for without a tool. */
function toolsOf(plans: readonly Plan[]): readonly string[] {
  return plans.map(({ place }, at) => `  'p${at + 1}' { return '${place.tool}' }`);
}

function branchesOf(
  head: string,
  steps: readonly Spelled[],
  linesOf: (step: Spelled) => readonly string[],
): string {
  const branches = steps.flatMap((step, at) => {
    const lines = linesOf(step);
    return lines.length === 0 ? [] : [`  ${at + 1} {`, indent(lines, 4), '  }'];
  });
  return powerShellFunction(head, ['switch ($Number) {', ...branches, '}']);
}

function spell(plan: Plan, step: Step): Spelled {
  const facts = stepFacts(plan, step);
  const shown = facts.isFolder ? [] : powerShellStep(plan, step).split('\n');
  const parts = [
    `Kind = ${quotePowerShellString(kindOf(step, facts))}`,
    `Title = ${stringProse(step.title)}`,
    `Packages = ${stringList(namesOf(facts, false))}`,
    `Programs = ${stringList(namesOf(facts, true))}`,
    `Asked = @(${facts.asked.map(askedEntry).join(', ')})`,
    `Lines = ${stringList(shown.filter((line) => line !== ''))}`,
  ];
  return {
    entry: `return @{\n${indent(parts, 2)}\n}`,
    looks: facts.pythons.flatMap(pythonLines),
    lines: facts.isFolder ? [] : doLines(plan, step),
  };
}

function kindOf(step: Step, facts: StepFacts): string {
  if (facts.isFolder) return 'folder';
  if (facts.isSystem) return step.skip === undefined ? 'system' : 'optional';
  if (step.actions.some((action) => action.do === 'run-container')) return 'open';
  return facts.isProof ? 'proof' : 'plain';
}

function namesOf({ packages }: StepFacts, isProgram: boolean): readonly string[] {
  return packages.filter((one) => one.isProgram === isProgram).map(({ name }) => name);
}

function askedEntry({ name, secret, optional }: StepFacts['asked'][number]): string {
  const id = quotePowerShellString(requireVariableName(name));
  return `@{ Name = ${id}; Secret = $${String(secret)}; Optional = $${String(optional)} }`;
}

function pythonLines({ argv, version }: StepFacts['pythons'][number]): readonly string[] {
  const [program = ''] = argv;
  const what = version === undefined ? program : `Python ${version} (${argv.join(' ')})`;
  const none = stringProse(`There is no ${program} here, from which the environment is made.`);
  const poor = stringProse(`${what} does not start, or has no venv module.`);
  const call = callLine({
    kind: 'run',
    argv: [...argv, '-c', 'import ensurepip, venv'],
    env: {},
    root: false,
  });
  return [
    `if (-not (Test-CardProgram ${quotePowerShellString(program)})) { throw ${none} }`,
    call,
    `if ($LASTEXITCODE -ne 0) { throw ${poor} }`,
  ];
}

/** What a person has to do is waited for. */
function doLines(plan: Plan, step: Step): readonly string[] {
  return stepCommands(plan, step).flatMap((command) => [
    ...powerShellLines(command, SPELLING),
    ...(command.kind === 'say' ? ['Wait-CardUser'] : []),
  ]);
}
