/** The help of `install.sh`. */
import type { Registry } from '../../../registry.ts';
import { quotePosix } from '../../../quote/posix.ts';
import type { PlanSpace } from '../plan-space.ts';
import { STATUS_MEANINGS } from '../wording.ts';
import { shellFunction } from './functions.ts';

export function usageFunction({ platforms, tools }: PlanSpace, { compute }: Registry): string {
  const families = compute.families.map(({ id }) => id);
  const lines = [
    'Looks at this machine and installs the model into a folder of its own, by the same plan as the page.',
    '',
    '  --dry-run        print the commands and do nothing',
    `  --with TOOL      ${tools.join(', ')}; the first that works when left out`,
    '  --gpu FAMILY     one of those below, or auto (what is found, else cpu)',
    '  --driver V       version of the NVIDIA driver, when it cannot be asked',
    '  --dir DIR        the folder to make',
    '  --on PLATFORM    plan for this system and not for the one that is found',
    '  --variant ID     only the default one; the page has plans for others, and for features',
    '  --yes            do not wait for what has to be done by hand',
    '  --no-admin       a plan that changes nothing outside the folder and asks for no rights',
    '  --system         install system packages, with sudo unless you are root',
    '  --version        print the version',
    '  --help           print this',
    '',
    ...folded(
      'Platforms:',
      platforms.map(({ id }) => id),
    ),
    ...folded('Families:', families),
    'Intel GPUs are not looked for; pass --gpu intel.',
    '',
    'Variables stand in for options: CARD_DRY_RUN=yes, CARD_WITH, CARD_GPU, CARD_DRIVER, CARD_DIR,',
    'CARD_ON, CARD_YES=yes, CARD_SYSTEM=yes, CARD_NO_ADMIN=yes. CARD_ROOT names a folder in which the',
    'files that tell of the machine are looked for, for tests. NO_COLOR switches colours off.',
    '',
    'Without --system nothing outside the folder changes, but for the caches of the programs it runs.',
    'If it fails or is interrupted, the folder is deleted; the log is kept.',
    '',
    'Exit status:',
    ...STATUS_MEANINGS.map(([status, meaning]) => `  ${String(status).padEnd(4)} ${meaning}`),
    '  129, 130, 143   interrupted',
  ];
  return shellFunction('usage', [
    'printf \'%s\\n\' "Usage: sh install.sh [OPTION]... (installs $card)"',
    `printf '%s\\n' ${lines.map(quotePosix).join(' \\\n  ')}`,
  ]);
}

/** A list over several lines. */
function folded(title: string, names: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line = title;
  for (const name of names) {
    if (line.length + name.length > 95) {
      lines.push(line);
      line = ' ';
    }
    line += ` ${name}`;
  }
  return [...lines, line];
}
