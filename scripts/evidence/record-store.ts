/** Reads and writes the records of `catalog/evidence`; both jobs write into one file for a target. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { conforms } from '../../src/catalog/validate.ts';
import { recordFile, type RecordKey } from '../../src/core/evidence/record-file.ts';
import type { EvidenceRecord } from '../../src/core/generated/evidence.ts';
import { recordText } from './record-text.ts';

/** The record of a target, when there is one that conforms. */
export function readRecord(root: string, key: RecordKey): EvidenceRecord | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(root, recordFile(key)), 'utf8'));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Puts a part into a target's record and keeps the other part.
 *
 * @throws Error when the result does not conform: a fault of this program
 */
export function writePart(
  root: string,
  key: RecordKey,
  part: Pick<EvidenceRecord, 'resolution' | 'run'>,
): void {
  const { resolution, run } = { ...readRecord(root, key), ...part };
  const record = {
    ...key,
    ...(resolution === undefined ? {} : { resolution }),
    ...(run === undefined ? {} : { run }),
  };
  const plain: unknown = JSON.parse(JSON.stringify(record));
  if (!conforms('evidence', plain)) throw new Error(`${recordFile(key)} would not conform.`);
  const path = join(root, recordFile(key));
  mkdirSync(dirname(path), { recursive: true });
  // In one move, so that a job that is stopped leaves no half record.
  writeFileSync(`${path}.new`, recordText(plain));
  renameSync(`${path}.new`, path);
}

function isRecord(value: unknown): value is EvidenceRecord {
  return conforms('evidence', value);
}
