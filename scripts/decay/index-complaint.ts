/** What uv says of pins: which it blames for a failure, and which releases were yanked. */

export interface Pin {
  readonly name: string;
  readonly version: string;
}

export interface Blame {
  readonly pin: Pin;
  /** Why, as the end of a sentence about the release. */
  readonly why: string;
}

export interface Yank extends Pin {
  /** In the words of the publisher; left out when there are none. */
  readonly reason?: string | undefined;
}

/** As uv 0.13 says it, each with what it means. `PIN` and `NAME` stand for the release. */
const COMPLAINTS: readonly (readonly [string, string])[] = [
  ['NAME was not found in the package registry', 'is not on the index any more'],
  ['NAME was not found in the provided package locations', 'is not on the index any more'],
  ['there is no version of PIN', 'is not on the index any more'],
  ['there are no versions of PIN', 'is not on the index any more'],
  ['PIN has no', 'has no file left that fits'],
  ['PIN', 'cannot be taken any more'],
];

/**
 * The first of the pins that a failed resolution of exact pins is about.
 *
 * @param output of uv, wrapped as it comes
 * @returns `undefined` when it names none of them: then the failure is no answer
 */
export function blamedPin(output: string, pins: readonly Pin[]): Blame | undefined {
  const flat = output.replaceAll(/\s+/g, ' ');
  for (const [pattern, why] of COMPLAINTS) {
    const pin = pins.find((one) => wordsOf(pattern, one).test(flat));
    if (pin !== undefined) return { pin, why };
  }
  return undefined;
}

function wordsOf(pattern: string, { name, version }: Pin): RegExp {
  const words = pattern
    .replace('PIN', () => literal(`${name}==${version}`))
    .replace('NAME', () => literal(name));
  return new RegExp(String.raw`(?<![\w.-])${words}(?![\w+-]|\.\w)`);
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/**
 * Releases that uv warns of. It takes them all the same when they are pinned exactly, and is silent
 * with `--quiet`.
 * @see https://packaging.python.org/en/latest/specifications/file-yanking/
 */
export function yanksIn(output: string): readonly Yank[] {
  const lines = output.matchAll(/`([^`=\s]+)==([^`\s]+)` is yanked(?: \(reason: "(.*)"\))?$/gm);
  return [...lines].map(([, name = '', version = '', reason]) => ({
    name,
    version,
    ...(reason === undefined || reason.trim() === '' ? {} : { reason: reason.trim() }),
  }));
}
