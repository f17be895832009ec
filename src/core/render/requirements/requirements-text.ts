/** The text of one requirements file. */
import { isEditable } from '../editable.ts';
import type { Plan } from '../../plan/plan.ts';
import { parseRequirement } from '../../python/index.ts';
import { commentRequirements, requirementWord } from '../../quote/requirements.ts';
import type { PackageInstall } from '../package-installs.ts';
import type { PipInstall } from '../pip.ts';
import { stepReason } from '../step-reason.ts';

export type FileText = { readonly text: string } | { readonly unspeakable: string };

type Flag = PipInstall['flags'][number];

/**
 * Options that both pip and uv read from a file; the others go on the command line.
 * @see https://pip.pypa.io/en/stable/reference/requirements-file-format/#global-options
 * @see https://docs.astral.sh/uv/pip/compatibility/
 */
const OPTIONS: Readonly<Partial<Record<Flag, string>>> = {
  'only-binary': '--only-binary :all:',
  'no-binary': '--no-binary :all:',
};

/** A folder of the model's folder, with extras; what a card may name after a clone. */
const FOLDER = /^\.(?:\/[A-Za-z0-9._/-]*)?(?:\[[A-Za-z0-9,._-]+\])?$/;

/** pip takes the first semicolon of a line for the start of a marker, also one inside an address. */
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/[^;]+$/i;

/** Whether the file itself says the flag. */
export function inFile(flag: Flag): boolean {
  return flag === 'editable' || OPTIONS[flag] !== undefined;
}

/** The file for one installation, or the value that no line can hold. */
export function requirementsText(
  plan: Plan,
  { step, action }: PackageInstall,
  place: { readonly index: number; readonly count: number },
): FileText {
  const lines = [...optionLines(action), ...action.requirements.map((text) => line(action, text))];
  const speakable: string[] = [];
  for (const found of lines) {
    if (typeof found !== 'string') return found;
    speakable.push(found);
  }
  const order = place.count > 1 ? `File ${place.index + 1} of ${place.count}. ` : '';
  const head = [
    commentRequirements(`${plan.card.name} on ${plan.place.platform.name}, ${plan.place.gpu.name}`),
    commentRequirements(`${order}${step.title}: ${stepReason(step)}`),
  ];
  return { text: `${[...head, ...speakable].join('\n')}\n` };
}

type Line = string | { readonly unspeakable: string };

function optionLines(action: PipInstall): readonly Line[] {
  return [
    ...(action.indexUrl === undefined ? [] : [option('--index-url', action.indexUrl)]),
    ...(action.findLinks === undefined ? [] : [option('--find-links', action.findLinks)]),
    ...action.flags.flatMap((flag) => OPTIONS[flag] ?? []),
  ];
}

function option(name: string, value: string): Line {
  const word = value.includes(' ') ? undefined : requirementWord(value);
  return word === undefined ? { unspeakable: value } : `${name} ${word}`;
}

function line(action: PipInstall, requirement: string): Line {
  const word = isSpeakable(requirement) ? requirementWord(requirement) : undefined;
  if (word === undefined) return { unspeakable: requirement };
  return isEditable(action, requirement) ? `-e ${word}` : word;
}

function isSpeakable(requirement: string): boolean {
  if (FOLDER.test(requirement)) return true;
  const parsed = parseRequirement(requirement);
  return parsed.ok && (parsed.value.url === undefined || ADDRESS.test(parsed.value.url));
}
