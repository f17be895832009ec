/** Reads one file of strangers: only a regular file, only up to a limit, only UTF-8. */
import { lstatSync, readFileSync } from 'node:fs';
import { FILE, type Finding } from './finding.ts';

/** Largest card, in bytes. */
export const CARD_BYTES = 65_536;
/** Largest data file, in bytes. */
export const DATA_BYTES = 1_048_576;

export type ReadText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly finding: Finding };

/** Reads a file; looks at its kind and size before opening it. */
export function readText(path: string, maxBytes: number): ReadText {
  try {
    const stat = lstatSync(path);
    if (stat.isDirectory()) return refuse('P606', 'this is a folder, expected a file');
    if (!stat.isFile()) return refuse('P605', `this is ${kindOf(stat)}, expected a regular file`);
    if (stat.size > maxBytes) {
      return refuse('L701', `file is ${stat.size} bytes; the limit is ${maxBytes}`);
    }
    return decodeText(readFileSync(path));
  } catch (error) {
    return refuse('P606', `file cannot be read: ${reasonOf(error)}`);
  }
}

/** Decodes bytes as UTF-8 and keeps a byte order mark, so that it can be seen. */
export function decodeText(bytes: Uint8Array): ReadText {
  try {
    return {
      ok: true,
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    };
  } catch {
    return refuse('F001', 'file is not valid UTF-8');
  }
}

function refuse(rule: string, message: string): ReadText {
  return { ok: false, finding: { rule, place: FILE, message } };
}

function kindOf(stat: { isSymbolicLink(): boolean; isFIFO(): boolean }): string {
  if (stat.isSymbolicLink()) return 'a symbolic link';
  return stat.isFIFO() ? 'a named pipe' : 'a device or socket';
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'no such file',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    ENOTDIR: 'a part of the path is not a folder',
    ENAMETOOLONG: 'the name is too long',
  };
  return reasons[code] ?? (code || 'unknown reason');
}
