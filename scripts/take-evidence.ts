/**
 * Takes records that other machines made into `catalog/evidence`:
 * `node scripts/take-evidence.ts FOLDER`. Those machines ran what cards name, so that nothing there
 * is trusted: only small regular files that conform, under the name that they must have, for cards
 * that there are. Whatever else lies there stops it.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { loadCatalog } from '../src/catalog/load.ts';
import { conforms } from '../src/catalog/validate.ts';
import { recordFile } from '../src/core/evidence/record-file.ts';
import type { EvidenceRecord } from '../src/core/generated/evidence.ts';
import { projectRoot } from './commands/project-root.ts';
import { newerParts } from './evidence/newer-part.ts';
import { readRecord, writePart } from './evidence/record-store.ts';

/** A record with 400 packages has 200 KB. */
const LARGEST_BYTES = 2_000_000;

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Expected a folder.');
const ids = new Set(loadCatalog(projectRoot).cards.map(({ card }) => card.id));
let taken = 0;
for (const path of filesBelow(folder)) {
  const record = recordIn(folder, path);
  const parts = newerParts(readRecord(projectRoot, record), record);
  if (Object.keys(parts).length === 0) continue;
  writePart(projectRoot, keyOf(record), parts);
  taken += 1;
}
process.stdout.write(`${taken} records taken\n`);

function filesBelow(root: string): readonly string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const path = relative(root, join(entry.parentPath, entry.name));
      if (!entry.isFile()) throw new Error(`${path} is no regular file.`);
      return path;
    })
    .toSorted();
}

/** Artifacts hold `<card>/<target>.json`, below a folder for each artifact or not. */
function recordIn(root: string, path: string): EvidenceRecord {
  const full = join(root, path);
  if (statSync(full).size > LARGEST_BYTES) throw new Error(`${path} is too large for a record.`);
  const value: unknown = JSON.parse(readFileSync(full, 'utf8'));
  if (!isRecord(value)) throw new Error(`${path} is no record.`);
  const place = recordFile(value).replace(/^catalog\/evidence\//, '');
  if (!`/${path.split(sep).join('/')}`.endsWith(`/${place}`)) {
    throw new Error(`${path} is the record of ${place}.`);
  }
  if (!ids.has(value.card)) throw new Error(`${path}: there is no card "${value.card}".`);
  return value;
}

function keyOf({ resolution, run, ...key }: EvidenceRecord) {
  return key;
}

function isRecord(value: unknown): value is EvidenceRecord {
  return conforms('evidence', value);
}
