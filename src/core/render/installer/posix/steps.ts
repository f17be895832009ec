/**
 * The steps of all plans as functions of `install.sh`, each once, and the plans as lists of them.
 * A step can say its name, look for what it needs, ask for variables, show its lines, and run them.
 */
import type { Plan, Step } from '../../../plan/plan.ts';
import { quotePosix } from '../../../quote/posix.ts';
import { requireVariableName } from '../../../quote/variable-name.ts';
import type { Command } from '../../command.ts';
import { stepCommands } from '../../commands.ts';
import { posixLines } from '../../posix/lines.ts';
import { wrapWords } from '../../posix/wrap.ts';
import { type StepFacts, stepFacts } from '../step-facts.ts';
import { quoteProse, shellFunction } from './functions.ts';

export interface StepFunctions {
  /** Functions `step_N`, and `set_steps`. */
  readonly text: string;
  /** Package managers whose packages some step looks for. */
  readonly managers: readonly string[];
}

/** Lines are not folded: in quotes, a line feed looks to readers and to ksh like a forgotten quote. */
const SPELLING = { indent: 0, ask: () => '' };

/** Spells every distinct step of these plans. */
export function stepFunctions(plans: readonly Plan[]): StepFunctions {
  const numbers = new Map<string, number>();
  const managers = new Set<string>();
  const lists = plans.map((plan, at) => {
    const steps = plan.steps.map((step) => {
      const facts = stepFacts(plan, step);
      for (const { manager } of facts.packages) managers.add(manager);
      return numberOf(numbers, stepLines(plan, step, facts).join('\n'));
    });
    return `  p${at + 1}) with=${plan.place.tool} steps='${steps.join(' ')}' ;;`;
  });
  const steps = [...numbers].map(([body, number]) => shellFunction(`step_${number}`, [body]));
  const plan = shellFunction('set_steps', ['case $1 in', ...lists, 'esac']);
  return { text: [...steps, plan].join('\n'), managers: [...managers].toSorted() };
}

function numberOf(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, numbers.size + 1);
  return numbers.size;
}

/** Every call does its part in one mode of the script and nothing in the others. */
function stepLines(plan: Plan, step: Step, facts: StepFacts): readonly string[] {
  return [
    `step ${kindOf(step, facts)} ${quoteProse(step.title)}`,
    ...lookLines(facts),
    ...facts.pythons.map(pythonLine),
    ...facts.asked.flatMap(askLines),
    ...(facts.isFolder ? [] : doLines(plan, step)),
  ];
}

function kindOf(step: Step, facts: StepFacts): string {
  if (facts.isFolder) return 'folder';
  if (facts.isSystem) return step.skip === undefined ? 'system' : 'optional';
  if (step.actions.some((action) => action.do === 'run-container')) return 'open';
  return facts.isProof ? 'proof' : 'plain';
}

function lookLines({ packages }: StepFacts): readonly string[] {
  return [...new Set(packages.map(({ manager }) => manager))].flatMap((manager) => {
    const own = packages.filter((wanted) => wanted.manager === manager);
    const plain = own.filter(({ isProgram }) => !isProgram).map(({ name }) => quotePosix(name));
    const programs = own.filter(({ isProgram }) => isProgram).map(({ name }) => quotePosix(name));
    return [
      ...(plain.length === 0 ? [] : wrapWords(['look_for', manager, ...plain], 2)),
      ...(programs.length === 0 ? [] : wrapWords(['look_for_programs', manager, ...programs], 2)),
    ];
  });
}

function pythonLine({ argv, version }: StepFacts['pythons'][number]): string {
  return ['need_python', version ?? 'any', ...argv.map(quotePosix)].join(' ');
}

/** Named in plain text so that nothing is built from names while the script runs. */
function askLines({ name, secret, optional }: StepFacts['asked'][number]): readonly string[] {
  const variable = requireVariableName(name);
  const kind = secret ? 'secret' : 'open';
  const need = optional ? 'optional' : 'needed';
  return [
    `if ask ${variable} ${kind} ${need} "\${${variable}:-}"; then export ${variable}="$answer"; fi`,
  ];
}

/** The text of each command, just as a paste block has it: shown and run are the same bytes. */
function doLines(plan: Plan, step: Step): readonly string[] {
  return stepCommands(plan, step).flatMap((command) => {
    if (command.kind === 'say') return [handLine(command)];
    if (command.kind === 'set' && command.value === undefined) return [`asked ${command.name}`];
    const lines = posixLines(plan, command, SPELLING);
    return lines.length === 0 ? [] : [`line ${quotePosix(joinLines(lines))}`];
  });
}

function handLine({ text, url }: Extract<Command, { readonly kind: 'say' }>): string {
  const words = url === undefined ? [text] : [text, url];
  return ['by_hand', ...words.map(quoteProse)].join(' ');
}

/** A command on one line, however long; no value holds a line feed, so each stands between words. */
function joinLines(lines: readonly string[]): string {
  return lines.map((line) => line.replace(/ \\$/, '').trimStart()).join(' ');
}
