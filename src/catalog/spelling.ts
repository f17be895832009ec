/** The nearest known word: for "did you mean". */

/**
 * The candidate nearest to a word, if it is near enough: at most a third of its letters differ, never more than two.
 *
 * @returns the first among equals in the order given
 */
export function nearestWord(word: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.min(2, Math.max(1, Math.floor(word.length / 3)));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/** Words of a list that are worth naming: all of up to eight, else the nearest three. */
export function namedWords(word: string, candidates: readonly string[]): readonly string[] {
  if (candidates.length <= 8) return candidates;
  const distances = new Map(candidates.map((item) => [item, editDistance(word, item)]));
  return candidates
    .toSorted((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0))
    .slice(0, 3);
}

/**
 * Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
 * @see https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance
 */
export function editDistance(left: string, right: string): number {
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      const cost = left[i - 1] === right[j - 1] ? 0 : 1;
      const step = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + cost);
      const isSwap = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      row.push(isSwap ? Math.min(step, (before[j - 2] ?? 0) + 1) : step);
    }
    before = above;
    above = row;
  }
  return above[right.length] ?? 0;
}
