/**
 * The lines of the `pip:` section, which conda hands to pip as a requirements file.
 * @see https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html#creating-an-environment-file-manually
 * @see https://pip.pypa.io/en/stable/reference/requirements-file-format/
 */
import { requirementWord } from '../../quote/requirements.ts';
import type { PipInstall } from '../pip.ts';

/**
 * Whether one section can hold an install beside others: options of a requirements file hold for
 * the whole run, and it has none for building without isolation or for leaving dependencies out.
 */
export function fitsSection(install: PipInstall, held: readonly PipInstall[]): boolean {
  if (Object.keys(install.env ?? {}).length > 0 || install.torchBackend !== undefined) return false;
  if (install.flags.some((flag) => OPTIONS[flag] === undefined)) return false;
  const { indexUrl = 'x', findLinks = 'x', requirements } = install;
  const words = [indexUrl, findLinks, ...requirements];
  if (words.some((word) => requirementWord(word) === undefined)) return false;
  return held.every((one) => hasSameOptions(one, install));
}

/** Options first, then every requirement once. */
export function sectionLines(installs: readonly PipInstall[]): readonly string[] {
  const [first] = installs;
  if (first === undefined) return [];
  return [...optionLines(first), ...new Set(installs.flatMap(({ requirements }) => requirements))];
}

/** Flags that a requirements file may hold. */
const OPTIONS: Readonly<Partial<Record<PipInstall['flags'][number], string>>> = {
  pre: '--pre',
  'only-binary': '--only-binary :all:',
  'no-binary': '--no-binary :all:',
};

function optionLines({ indexUrl, findLinks, flags }: PipInstall): readonly string[] {
  return [
    ...(indexUrl === undefined ? [] : [`--index-url ${indexUrl}`]),
    ...(findLinks === undefined ? [] : [`--find-links ${findLinks}`]),
    ...flags.flatMap((flag) => OPTIONS[flag] ?? []),
  ];
}

function hasSameOptions(left: PipInstall, right: PipInstall): boolean {
  return JSON.stringify(optionLines(left)) === JSON.stringify(optionLines(right));
}
