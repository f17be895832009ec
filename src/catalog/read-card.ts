/** Reads one card: file, fence, YAML, hidden characters, schema. Nothing here throws for what a card holds. */
import { basename, dirname } from 'node:path';
import type { Card as RawCard } from '../core/generated/card.ts';
import { FILE, type Finding } from './finding.ts';
import { type Locator, makeLocator } from './locate.ts';
import { parseYaml } from './parse-yaml.ts';
import { CARD_BYTES, decodeText, readText } from './read-text.ts';
import { schemaFindings } from './schema-findings.ts';
import { type SourceText, sourceText } from './source-text.ts';
import { type SplitCard, splitFence } from './split-fence.ts';
import { fileTextFindings, valueTextFindings } from './text-findings.ts';
import { conforms } from './validate.ts';

export interface ReadCard {
  /** As it was asked for. */
  readonly path: string;
  /** The file name without `.md`. */
  readonly id: string;
  /** Absent when the file could not be read as text. */
  readonly source?: SourceText | undefined;
  /** Front matter as authored; absent when it is not YAML of the dialect. */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
  /** The same, when it conforms to the schema. */
  readonly raw?: RawCard | undefined;
  readonly parts?: SplitCard | undefined;
  readonly locator: Locator;
  readonly findings: readonly Finding[];
}

/** Reads and checks the card at a path. */
export function readCard(path: string): ReadCard {
  const read = readText(path, CARD_BYTES);
  // What is not there has no name to judge.
  if (!read.ok && read.finding.rule === 'P606') return unread(path, [read.finding]);
  if (!read.ok) return unread(path, [...nameFindings(path), read.finding]);
  return readCardText(path, read.text);
}

/** Checks the bytes of a card as if they stood at a path. */
export function readCardBytes(path: string, bytes: Uint8Array): ReadCard {
  const read = decodeText(bytes);
  return read.ok ? readCardText(path, read.text) : unread(path, [read.finding]);
}

/** Checks the text of a card as if it stood at a path. */
export function readCardText(path: string, text: string): ReadCard {
  const source = sourceText(text);
  const before = [...nameFindings(path), ...fileTextFindings(withoutMark(text))];
  const split = splitFence(text);
  if (!split.ok) return { ...unread(path, [...before, split.finding]), source };
  const { value: parts } = split;
  const locator = makeLocator(parts.yaml, parts.yamlOffset);
  const base = { path, id: idOf(path), source, parts, locator };
  const parsed = parseYaml(parts.yaml, parts.yamlOffset);
  if (!parsed.ok) {
    return { ...base, findings: [...before, ...withoutEchoes(parsed.findings, before, parts)] };
  }
  const data = parsed.value;
  const findings = [...before, ...valueFindings(data, parts.yaml)];
  if (conforms('card', data)) return { ...base, data, raw: asCard(data), findings };
  return {
    ...base,
    data,
    findings: [...findings, ...schemaFindings('card', data, locator.writtenAt)],
  };
}

/** Texts that may have several lines. */
const MANY_LINES =
  /^(?:\/versions\/\d+)?\/(?:usage|verify\/python|citation\/text|notes\/\d+\/text|(?:steps|after)\/\d+\/manual|license\/note)$/;

function valueFindings(data: unknown, yaml: string): readonly Finding[] {
  return valueTextFindings(data, yaml, MANY_LINES);
}

function unread(path: string, findings: readonly Finding[]): ReadCard {
  return { path, id: idOf(path), locator: makeLocator('', 0), findings };
}

/** The file name without its extension. */
export function idOf(path: string): string {
  return basename(path).replace(/\.md$/, '');
}

/** The mark has a rule of its own. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
}

/** A hidden character often breaks the YAML too: that is one mistake. */
function withoutEchoes(
  findings: readonly Finding[],
  before: readonly Finding[],
  parts: SplitCard,
): readonly Finding[] {
  const end = parts.yamlOffset + parts.yaml.length;
  const isHidden = before.some(
    ({ place }) => 'offset' in place && place.offset > 0 && place.offset < end,
  );
  return isHidden ? findings.filter(({ rule }) => rule !== 'Y001') : findings;
}

/** The one cast of the reader: the schema has just vouched for the data. */
function asCard(data: unknown): RawCard {
  return data as RawCard;
}

/** Names that Windows reserves, whatever the extension. @see https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const RESERVED_NAME = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/** Longest id: it becomes a folder name and an address. */
const MAX_ID = 80;

/** Checks what the name of a card's file says. */
export function nameFindings(path: string): readonly Finding[] {
  const name = basename(path);
  const id = idOf(path);
  if (!name.endsWith('.md')) return [pathFinding(`file name does not end with .md`)];
  if (RESERVED_NAME.test(id)) {
    return [
      pathFinding(`"${id}" is a reserved name on Windows, so the file name is not a valid card id`),
    ];
  }
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) || id.length > MAX_ID) {
    return [
      pathFinding(
        'file name is not a valid card id, expected lower-case letters, digits and single hyphens',
      ),
    ];
  }
  if (!/models\/.+/.test(path) || basename(dirname(path)) === 'models') return [];
  return /(?:^|\/)catalog\/models\/.+\//.test(path)
    ? [pathFinding('cards lie directly in catalog/models, not in a folder of it', 'P602')]
    : [];
}

function pathFinding(message: string, rule = 'P601'): Finding {
  return { rule, place: FILE, message };
}
