/**
 * A file for `sh`. Everything is in a function that the last line calls, so that half a download
 * does nothing; it stops at the first failure and will not touch a folder that is there already.
 */
import type { Plan, Step } from '../../plan/plan.ts';
import { commentPosix, quotePosix } from '../../quote/posix.ts';
import { requireVariableName } from '../../quote/variable-name.ts';
import { stepCommands } from '../commands.ts';
import { askedVariables, makesFolder } from '../folder.ts';
import { posixLines } from './lines.ts';
import { stepReason } from '../step-reason.ts';

const INDENT = '  ';
const SPELLING = { indent: INDENT.length, ask: (name: string) => `export ${name}` };

/** The whole file, with a last line feed. */
export function posixScript(plan: Plan): string {
  const blocks = [guards(plan), ...plan.steps.map((step) => stepLines(plan, step))];
  const body = blocks.map((lines) => lines.map((line) => INDENT + line).join('\n')).join('\n\n');
  return `${head(plan)}\n\nset -eu\n\nmain() {\n${body}\n}\n\nmain "$@"\n`;
}

function head(plan: Plan): string {
  const title = commentPosix(`Installs the model of the Cardstock card ${plan.card.id}.`);
  return `#!/bin/sh\n${title}\n# Read it first, then run it with: sh FILE`;
}

function guards(plan: Plan): readonly string[] {
  // A user's CDPATH would send `cd` elsewhere.
  const lines = ['unset CDPATH'];
  for (const name of askedVariables(plan)) {
    lines.push(`: "\${${requireVariableName(name)}:?Set ${name} before you run this script.}"`);
  }
  return makesFolder(plan) ? [...lines, ...folderGuard(plan.folder)] : lines;
}

function folderGuard(folder: string): readonly string[] {
  const path = quotePosix(folder.startsWith('-') ? `./${folder}` : folder);
  const message = `There is a ${folder} here already. Move it away, or run this in another folder.`;
  return [
    `if [ -e ${path} ] || [ -L ${path} ]; then`,
    `  printf '%s\\n' ${quotePosix(message)} >&2`,
    '  exit 1',
    'fi',
  ];
}

function stepLines(plan: Plan, step: Step): readonly string[] {
  const commands = stepCommands(plan, step);
  const lines = commands.flatMap((command) => posixLines(plan, command, SPELLING));
  return [commentPosix(`${step.title}: ${stepReason(step)}`), ...lines];
}
