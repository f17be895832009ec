/** Packs files into one archive, so that folders, names with a leading dot and modes survive a download. */
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { RenderedFile } from '../core/render/format.ts';

/** An archive without compression; the same files give the same bytes. */
export function zipFiles(files: readonly RenderedFile[]): Uint8Array<ArrayBuffer> {
  const contents: Zippable = {};
  for (const { name, text, executable } of files) {
    const mode = executable === true ? 0o100755 : 0o100644;
    contents[name] = [strToU8(text), { os: UNIX, attrs: mode << 16 }];
  }
  return zipSync(contents, { level: 0, mtime: EARLIEST });
}

/** Attributes hold a mode when the archive says that it comes from Unix. @see APPNOTE.TXT 4.4.2.2 and 4.4.15 */
const UNIX = 3;

/** The first moment that the format can hold, in the local time that it counts in. */
const EARLIEST = new Date(1980, 0, 1);
