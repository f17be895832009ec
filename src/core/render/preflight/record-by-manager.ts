/** What holds for a package manager, and for the platforms of it that differ. */
import type { Platform } from '../../platform/platform.ts';

export interface Answer<Text> {
  readonly id: string;
  readonly manager: string;
  readonly text: Text;
}

/** The most frequent answer by manager, the others by platform; an empty usual one is left out. */
export function recordByManager<Text extends string | false>(
  answers: readonly Answer<Text>[],
): Readonly<Record<string, Text>> {
  const found: Record<string, Text> = {};
  for (const [manager, own] of Map.groupBy(answers, (answer) => answer.manager)) {
    const usual = mostFrequent(own.map(({ text }) => text));
    if (usual !== undefined && usual !== '') found[manager] = usual;
    for (const { id, text } of own) if (text !== usual) found[id] = text;
  }
  return found;
}

/** One platform for each row of the data: packages are called the same on every processor. */
export function basePlatforms(platforms: readonly Platform[]): readonly Platform[] {
  const ids = new Set(platforms.map(({ id }) => id));
  return platforms.filter(({ id, arch }) => {
    const base = id.replace(new RegExp(`-${arch}$`), '');
    return base === id || !ids.has(base);
  });
}

function mostFrequent<Text>(texts: readonly Text[]): Text | undefined {
  const counts = new Map<Text, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].toSorted(([, left], [, right]) => right - left)[0]?.[0];
}
