/** What a resolver chose, as requirements that name one version and its sums: pip and uv take nothing else. */
import type { Package, Resolution } from '../../generated/evidence.ts';
import { commentRequirements, requirementWord } from '../../quote/requirements.ts';

/**
 * The text of the file, or the value that no line can hold. Packages are sorted, so that bytes hang
 * on the result alone.
 *
 * @param title first line, for people
 * @see https://pip.pypa.io/en/stable/topics/secure-installs/
 */
export function lockedRequirements(
  title: string,
  { date, packages = [], resolver }: Resolution,
): { readonly text: string } | { readonly unspeakable: string } {
  const lines: string[] = [];
  for (const locked of packages.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const words = wordsOf(locked);
    const bad = words.find((word) => requirementWord(word) === undefined);
    if (bad !== undefined) return { unspeakable: bad };
    lines.push(words.join(' \\\n    --hash='));
  }
  const head = [
    commentRequirements(title),
    commentRequirements(`Found by ${resolver} on ${date}; with --no-deps, for this target only.`),
  ];
  return { text: `${[...head, ...lines].join('\n')}\n` };
}

function wordsOf({ files, name, version }: Package): readonly [string, ...string[]] {
  return [`${name}==${version}`, ...files.map(({ sha256 }) => `sha256:${sha256}`)];
}
