/** What a card's page says about a published file: where it is, how it is fetched, read and run. */
import type { Card } from '../core/card/card.ts';
import type { Publisher } from '../core/render/format.ts';
import { sha256 } from './checksum.ts';
import type { PublishedFormat } from './published-formats.ts';
import { posixLines, powershellLines, type ScriptLines } from './script-lines.ts';

export interface GuidedFile extends Omit<PublishedFormat, 'text'> {
  readonly sha256: string;
  readonly lines: ScriptLines;
}

/** Everything but the text itself. */
export function guideTo(
  card: Card,
  { text, ...file }: PublishedFormat,
  { site }: Publisher,
): GuidedFile {
  const hash = sha256(text);
  const linesOf = file.file.endsWith('.ps1') ? powershellLines : posixLines;
  const address = `${site}models/${card.id}/${file.file}`;
  // The page itself says how to fetch the file, with its checksum.
  const use = file.use.filter((step) => !step.lines.includes(address));
  return { ...file, use, sha256: hash, lines: linesOf(address, file.file, hash) };
}

/** Finds out the machine and installs; the others look before and after. */
export function isInstaller({ id }: GuidedFile): boolean {
  return id === 'install-sh' || id === 'install-ps1';
}
