/** What both installers call things, so that their help and their answers agree. */
import type { Publisher } from '../format.ts';

/** Raised when the text of the scripts changes in a way that a user could notice. */
export const INSTALLER_VERSION = '1';

/** File, inside the model's folder, that says whose folder it is and how far it got. */
export const MARKER = '.cardstock';

/** Exit statuses, by what stood in the way. */
export const STATUS = {
  step: 1,
  usage: 2,
  refused: 3,
  consent: 4,
  folder: 5,
  write: 6,
  space: 7,
  network: 8,
  python: 9,
  tool: 10,
  proof: 11,
} as const;

/** What each status means, as the help lists them. */
export const STATUS_MEANINGS: readonly (readonly [number, string])[] = [
  [0, 'installed, or it was installed already'],
  [STATUS.step, 'a step failed; the log says why'],
  [STATUS.usage, 'a mistake in the call'],
  [STATUS.refused, 'there is no plan for this machine'],
  [STATUS.consent, 'system packages are missing and --system was not given'],
  [STATUS.folder, 'the folder is there already'],
  [STATUS.write, 'the folder or the log cannot be written'],
  [STATUS.space, 'no space left'],
  [STATUS.network, 'no network'],
  [STATUS.python, 'no Python that fits, or one without its venv module'],
  [STATUS.tool, 'a program is missing'],
  [STATUS.proof, 'installed, but the check failed'],
];

/**
 * Words in the output of a program that tell of a full disk.
 * @see https://man7.org/linux/man-pages/man3/errno.3.html (ENOSPC, EDQUOT)
 */
export const SPACE_WORDS: readonly string[] = [
  'No space left on device',
  'Errno 28',
  'os error 28',
  'Disk quota exceeded',
  'not enough space on the disk',
];

/**
 * Words that tell of a network that is not there: those of the C library's name look-up, of curl,
 * wget, pip (urllib3), uv, conda, apt and .NET.
 * @see https://curl.se/libcurl/c/libcurl-errors.html
 * @see https://man7.org/linux/man-pages/man3/gai_strerror.3.html
 */
export const NETWORK_WORDS: readonly string[] = [
  'Temporary failure in name resolution',
  'Temporary failure resolving',
  'Name or service not known',
  'nodename nor servname provided',
  'Could not resolve',
  'unable to resolve host address',
  'failed to lookup address information',
  'dns error',
  'Network is unreachable',
  'No route to host',
  'Connection refused',
  'Connection timed out',
  'NewConnectionError',
  'Failed to establish a new connection',
  'CondaHTTPError',
  'remote name could not be resolved',
  'No such host is known',
];

/** The first line that people read, and where the script came from. */
export function headLines(id: string, publisher: Publisher | undefined): readonly string[] {
  return [
    `Installs the model of the Cardstock card ${id}.`,
    `Made by Cardstock, installer version ${INSTALLER_VERSION}.`,
    ...(publisher === undefined ? [] : [`Page: ${pageOf(id, publisher)}`]),
  ];
}

/** Address of the card's page. */
export function pageOf(id: string, publisher: Publisher): string {
  return `${publisher.site}models/${id}/`;
}
