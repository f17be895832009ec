/** What a tool's complaint means: its class, and its words without what is only of this machine. */
import type { Trouble } from '../../src/core/generated/evidence.ts';
import { withoutColour } from '../../src/core/diagnose/colour.ts';
import { diagnose, type KnownFailure } from '../../src/core/diagnose/diagnose.ts';

type TroubleClass = Trouble['class'];

/**
 * The first that is found decides: what is more particular comes first.
 * @see https://docs.astral.sh/uv/reference/internals/resolver/
 */
const CLASSES: readonly (readonly [TroubleClass, RegExp])[] = [
  ['disk', /No space left on device|Disk quota exceeded|os error 28/i],
  ['memory', /Out of memory|MemoryError|Cannot allocate memory|\bKilled\b/],
  ['time', /timed out$/m],
  [
    'network',
    /error sending request|dns error|Name or service not known|Temporary failure in name resolution|Connection (?:refused|reset)|Network is unreachable|Failed to (?:fetch|download)|HTTP status (?:server|client) error|LocalEntryNotFoundError|MaxRetryError|Max retries exceeded|urlopen error|Git operation failed/i,
  ],
  ['build', /Failed to build|build backend|error: command .* failed|metadata-generation-failed/i],
  [
    'no-wheel',
    /no (?:usable )?wheels|matching (?:platform|Python(?: ABI)?|ABI) tag|has no wheels with|building from source is disabled/i,
  ],
  ['python', /depends on Python|requires Python|Requires-Python|current Python version/i],
  [
    'no-version',
    /no versions? of|there is no version|was not found in the package registry|not found in the provided package locations|no version satisf/i,
  ],
  ['conflict', /incompatible|conflict|unsatisfiable/i],
  ['system', /cannot open shared object file|DLL load failed|Library not loaded|GLIBC_/],
  ['import', /ImportError|ModuleNotFoundError/],
  ['check', /AssertionError/],
];

/** Longest text of a record, in characters; the end of a log says most. */
const LENGTH = 1200;

/** Lines of package managers and progress bars. */
const PROGRESS =
  /^(?:Get:|Setting up|Unpacking|Selecting previously|Preparing to unpack|\(Reading database)|[━╸ ]{10,}/;

/** @param failures of the catalog, to name the one that the log shows */
export function troubleOf(output: string, failures: readonly KnownFailure[]): Trouble {
  const text = shortened(withoutPlaces(output));
  const known = diagnose(output, failures)[0]?.id;
  return { class: classOf(output), text, ...(known === undefined ? {} : { failure: known }) };
}

/** Whether the index or the network failed, which says nothing of the card. */
export function isIndexTrouble(output: string): boolean {
  return ['network', 'time'].includes(classOf(output));
}

function classOf(output: string): TroubleClass {
  // Tools wrap their sentences to the width of a terminal.
  const flat = output.replaceAll(/\s+/g, ' ');
  return CLASSES.find(([, pattern]) => pattern.test(flat) || pattern.test(output))?.[0] ?? 'other';
}

/** Addresses and folders are those of one machine and change the text from run to run. */
function withoutPlaces(text: string): string {
  return withoutColour(text)
    .replaceAll(/\b(?:https?|file):\/\/[^\s"'`)>\]]+/g, '<address>')
    .replaceAll(/(?:\/tmp|\/var\/tmp|\/root|\/home)\/[^\s"'`:)]*/g, '<folder>')
    .replaceAll(/^warning:.*$/gim, '')
    .trim();
}

function shortened(text: string): string {
  // What came before says that something was unpacked and set up; the last lines say what went wrong.
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !PROGRESS.test(line));
  const whole = lines.join('\n');
  const end = whole.length <= LENGTH ? whole : `...${whole.slice(-LENGTH)}`;
  return end === '' ? 'it said nothing' : end;
}
