/** Mends what can be mended without losing anything: the mark, line ends, fence lines, trailing space, quotes. */
import { isDeepStrictEqual } from 'node:util';
import { parseYaml } from '../catalog/parse-yaml.ts';
import { readCardText } from '../catalog/read-card.ts';
import { splitFence } from '../catalog/split-fence.ts';

/** The mended text of a card; the same text when there is nothing to do. */
export function fixCard(path: string, text: string): string {
  const plain = withoutTrailingSpace(text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'));
  return applyReplacements(path, applyReplacements(path, plain));
}

/** Fence findings hide those behind them, so this runs twice. */
function applyReplacements(path: string, text: string): string {
  const { findings, locator } = readCardText(path, text);
  const edits = findings
    .flatMap(({ place, replacement }) =>
      replacement === undefined ? [] : [{ ...locator.spanOf(place), replacement }],
    )
    .toSorted((a, b) => b.offset - a.offset);
  return edits.reduce(
    (all, { offset, length, replacement }) =>
      all.slice(0, offset) + replacement + all.slice(offset + length),
    text,
  );
}

/** Only in the front matter, where space at a line's end means nothing outside block texts; in prose it can be a break. */
function withoutTrailingSpace(text: string): string {
  const split = splitFence(text);
  if (!split.ok) return text;
  const { yaml, yamlOffset } = split.value;
  const trimmed = yaml.replace(/[ \t]+$/gm, '');
  if (trimmed === yaml) return text;
  const before = parseYaml(yaml, 0);
  const after = parseYaml(trimmed, 0);
  if (!before.ok || !after.ok || !isDeepStrictEqual(before.value, after.value)) return text;
  return text.slice(0, yamlOffset) + trimmed + text.slice(yamlOffset + yaml.length);
}
