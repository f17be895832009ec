/**
 * `install.sh` of a card: one file for Linux and macOS that looks at the machine and follows the same
 * plan as the page. Everything is in functions and the last line calls one, so that half a download
 * does nothing.
 */
import type { Card } from '../../../card/card.ts';
import { commentPosix, quotePosix } from '../../../quote/posix.ts';
import type { Registry } from '../../../registry.ts';
import type { Publisher } from '../../format.ts';
import { type PlanSpace, planSpace } from '../plan-space.ts';
import { INSTALLER_VERSION, STATUS, headLines, pageOf } from '../wording.ts';
import { DETECTION } from './detect.ts';
import { FRAME_CHECKS } from './frame-checks.ts';
import { FRAME_CHOICE } from './frame-choice.ts';
import { FRAME_RUN } from './frame-run.ts';
import { FRAME_START } from './frame-start.ts';
import { shellFunction } from './functions.ts';
import { nameFunctions } from './names.ts';
import { stepFunctions } from './steps.ts';
import { tableFunctions } from './table.ts';
import { usageFunction } from './usage.ts';

/** The whole file, in ASCII but for what a plan's own words hold; ends in a line feed. */
export function posixInstaller(
  card: Card,
  registry: Registry,
  publisher: Publisher | undefined,
  space: PlanSpace = planSpace(card, registry, 'posix'),
): string {
  const steps = stepFunctions(space.plans);
  const parts = [
    head(card, publisher),
    FRAME_START,
    constants(card, space, publisher),
    usageFunction(space, registry),
    FRAME_CHOICE,
    FRAME_CHECKS,
    FRAME_RUN,
    DETECTION,
    nameFunctions(space, registry, steps.managers),
    tableFunctions(space),
    steps.text,
  ];
  return `${parts.join('\n')}\n${LAST_LINES}`;
}

/** Cut inside its last line, the text would call `main` without the options; so they are counted. */
const LAST_LINES = 'given=$#\nmain "$@"\n';

/** Steps hold their commands in quotes, so that what is shown and what is run are the same text. */
const DIRECTIVE = '# shellcheck disable=SC2016';

function head(card: Card, publisher: Publisher | undefined): string {
  const lines = [
    ...headLines(card.id, publisher),
    'Read it first. Then: sh install.sh --dry-run, or sh install.sh --help',
  ];
  return `#!/bin/sh\n${lines.map(commentPosix).join('\n')}\n${DIRECTIVE}\n`;
}

/** What differs from card to card beside its plans. */
function constants(card: Card, { idle }: PlanSpace, publisher: Publisher | undefined): string {
  const page = publisher === undefined ? '' : pageOf(card.id, publisher);
  const variant = card.variants.find((one) => one.default === true) ?? card.variants[0];
  const lines = [
    `card=${quotePosix(card.id)}`,
    `installer_version=${quotePosix(INSTALLER_VERSION)}`,
    `variant=${quotePosix(variant?.id ?? '')}`,
    `idle=${quotePosix(idle.join(' '))}`,
    `page=${quotePosix(page)}`,
    "from_page='' see_page='' other_tools=''",
    'if [ -n "$page" ]; then from_page=": $page" see_page="; see $page"; fi',
    ...Object.entries(STATUS).map(([name, status]) => `status_${name}=${String(status)}`),
  ];
  return shellFunction('constants', lines);
}
