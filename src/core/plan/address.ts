/** Addresses that a user names: mirrors and proxies. Nothing else of a plan comes from a user's own text. */

export type Address =
  | {
      readonly ok: true;
      readonly value: string;
      readonly scheme: 'http' | 'https';
      readonly host: string;
    }
  /** A sentence that says what is wrong and what to write instead. */
  | { readonly ok: false; readonly reason: string };

/** Longer than any address that a person types. */
const LONGEST = 300;

/**
 * An address in the part of the syntax that every tool reads alike and no shell, file format or
 * template can take for anything else: letters, digits and `-._~%:@/+,=` after the host.
 * @see https://datatracker.ietf.org/doc/html/rfc3986#appendix-A
 */
const SHAPE = /^(https?):\/\/([^/]*)((?:\/[A-Za-z0-9\-._~%:@+,=]*)*)$/i;
const NAME = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const HOST = new RegExp(String.raw`^(?:${NAME}(?:\.${NAME})*|\[[0-9A-Fa-f:.]{2,45}\])$`);

/**
 * Reads the base address of a mirror or a proxy.
 *
 * @param text as the user wrote it
 * @returns the address without slashes at its end, or why it cannot be used; the reason never holds the
 *   text itself, which may hold a password
 */
export function parseAddress(text: string): Address {
  if (text.length > LONGEST) return refuse(`has more than ${LONGEST} characters`);
  const found = SHAPE.exec(text);
  if (found === null) return refuse(misshapen(text));
  const [, scheme = '', authority = '', path = ''] = found;
  if (authority.includes('@')) return refuse(CREDENTIALS);
  const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(authority) ?? [];
  if (!HOST.test(host)) return refuse('names no host');
  if (port !== undefined && !isPort(port)) return refuse('has a port that does not exist');
  if (/%(?![0-9A-Fa-f]{2})/.test(path)) return refuse('has a % that is no escape');
  const kind = scheme.toLowerCase() === 'https' ? 'https' : 'http';
  return {
    ok: true,
    value: `${kind}://${authority}${path.replace(/\/+$/, '')}`,
    scheme: kind,
    host,
  };
}

/**
 * Where a password belongs instead: each tool reads it from a file or a keyring of the user.
 * @see https://pip.pypa.io/en/stable/topics/authentication/
 * @see https://docs.astral.sh/uv/concepts/authentication/http/
 */
const CREDENTIALS =
  'holds a name or password, which would be shown and stored; keep those in ~/.netrc, a keyring or the configuration of pip, and write the address without them';

function misshapen(text: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/]*@/i.test(text)) return CREDENTIALS;
  if (!/^https?:\/\//i.test(text)) return 'does not begin with https:// or http://';
  return 'has a character that no plain address has; it may hold letters, digits and - . _ ~ % : @ + , = /';
}

function isPort(port: string): boolean {
  return port.length <= 5 && Number(port) >= 1 && Number(port) <= 65_535;
}

function refuse(what: string): Address {
  return { ok: false, reason: what };
}
