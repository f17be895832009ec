/** Lines that fetch a published script, check it and run it; for people who read before they run. */
import { quotePosix } from '../core/quote/posix.ts';
import { quotePowerShell } from '../core/quote/powershell.ts';

export interface ScriptLines {
  readonly download: string;
  /** Prints or checks the SHA-256. */
  readonly check: string;
  readonly read: string;
  /** All at once, unread. */
  readonly pipe: string;
}

/**
 * For POSIX shells.
 *
 * @param address https address of the file
 * @param sha256 hexadecimal digits
 * @see https://curl.se/docs/manpage.html `--proto`, `--tlsv1.2`
 */
export function posixLines(address: string, file: string, sha256: string): ScriptLines {
  const fetched = `curl --proto '=https' --tlsv1.2 -fsSL ${quotePosix(address)}`;
  return {
    download: `${fetched} -o ${file}`,
    check: `echo '${sha256}  ${file}' | sha256sum -c`,
    read: `less ${file}`,
    pipe: `${fetched} | sh`,
  };
}

/** For PowerShell; it prints the checksum for the eye to compare, in capital letters. */
export function powershellLines(address: string, file: string, sha256: string): ScriptLines {
  const quoted = quotePowerShell(address);
  return {
    download: `Invoke-WebRequest -UseBasicParsing ${quoted} -OutFile ${file}`,
    check: `(Get-FileHash ${file}).Hash -eq '${sha256.toUpperCase()}'`,
    read: `notepad ${file}`,
    pipe: `Invoke-RestMethod ${quoted} | Invoke-Expression`,
  };
}
