/** Checksums of published files. For the build: pages in the browser never hash. */
import { createHash } from 'node:crypto';

/** SHA-256 of the UTF-8 bytes, in hexadecimal digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Lines that `sha256sum -c` reads.
 *
 * @see https://www.gnu.org/software/coreutils/manual/html_node/sha2-utilities.html
 */
export function checksumLines(
  files: readonly { readonly file: string; readonly text: string }[],
): string {
  return files.map(({ file, text }) => `${sha256(text)}  ${file}\n`).join('');
}
