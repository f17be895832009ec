/** Rules about addresses and sources. */
import type { Finding } from '../../catalog/finding.ts';
import type { CardContext, Rule } from '../rule.ts';
import { textsOf } from '../values.ts';

/** What is wrong with an address. */
export interface AddressFault {
  readonly rule: 'U401' | 'U402' | 'U403' | 'U404';
  readonly message: string;
}

const verdicts = new Map<string, AddressFault | undefined>();

/** Judges an address that people will click or programs will fetch; the same text is judged once. */
export function checkAddress(text: string): AddressFault | undefined {
  if (verdicts.has(text)) return verdicts.get(text);
  const fault = judge(text);
  verdicts.set(text, fault);
  return fault;
}

function judge(text: string): AddressFault | undefined {
  const scheme = /^\s*([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'https') {
    return { rule: 'U401', message: `scheme ${scheme}: is not allowed, expected https:` };
  }
  if (!/^https:\/\/[^/\\]/.test(text) || !URL.canParse(text) || /[\s<>"\\^`{|}]/.test(text)) {
    return { rule: 'U402', message: 'not a well-formed https address' };
  }
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || /^https:\/\/[^/]*@/.test(text)) {
    return { rule: 'U403', message: 'no user name or password in URLs' };
  }
  if (isPrivate(url.hostname))
    return { rule: 'U403', message: `private or numeric host ${url.hostname}` };
  if (url.port !== '') return { rule: 'U403', message: `port ${url.port} is not allowed` };
  if (!/(?:^|\.)xn--/.test(url.hostname)) return undefined;
  return { rule: 'U404', message: `host is internationalised: ${url.hostname}` };
}

/** @see https://www.rfc-editor.org/rfc/rfc6761 and rfc8375 for names that are never public */
function isPrivate(host: string): boolean {
  return (
    /^[\d.]+$/.test(host) ||
    host.startsWith('[') ||
    !host.includes('.') ||
    /\.(?:local|localhost|internal|intranet|lan|home|corp|test|invalid|home\.arpa)\.?$/.test(host)
  );
}

type Row = readonly [
  id: AddressFault['rule'],
  title: string,
  level: 'error' | 'warning',
  why: string,
  fix: string,
  bad: string,
];

const ROWS: readonly Row[] = [
  [
    'U401',
    'Scheme is not allowed',
    'error',
    'Other schemes run code, read files or travel in the open.',
    'Use an https address.',
    'javascript:alert(1)',
  ],
  [
    'U402',
    'Address is malformed',
    'error',
    'The link would lead nowhere, or to different places in different programs.',
    'Copy the address from the browser.',
    'https:///leaf',
  ],
  [
    'U403',
    'Host is private, or the address has credentials',
    'error',
    "It leads into the reader's own network, or hides the real host behind a name.",
    'Use the public address without user name and port.',
    'https://github.com@example.org/',
  ],
];

const GOOD = 'upstream: { repo: "https://example.org/leaf", read: "2026-01-31" }';

function rule([id, title, level, why, fix, bad]: Row): Rule {
  return {
    id,
    title,
    level,
    why,
    fix,
    example: { kind: 'keys', bad: GOOD.replace('https://example.org/leaf', bad), good: GOOD },
    check: (context) => findFaults(id, context),
  };
}

function findFaults(id: string, { sites }: CardContext): readonly Finding[] {
  return [...addressesOf(sites.address), ...addressesOf(sites.source)].flatMap(
    ({ pointer, value }) => {
      const fault = checkAddress(value);
      return fault?.rule === id ? [{ rule: id, place: { pointer }, message: fault.message }] : [];
    },
  );
}

/** Some fields take an address or something else: a card id, `package`, a path in the repository. */
function addressesOf(sites: CardContext['sites']['address']): ReturnType<typeof textsOf> {
  return textsOf(sites).filter(({ pointer, value }) => {
    if (/\/(?:sources\/\d+|source|successor|from)$/.test(pointer)) {
      return (
        /^\s*[A-Za-z][A-Za-z0-9+.-]*:/.test(value) &&
        !/^(?:hf|package):|^package$/.test(value) &&
        !/^[\w.-]+:(?!\/\/)\s/.test(value)
      );
    }
    return true;
  });
}

export const sourceForm: Rule = {
  id: 'C307',
  title: 'Source is neither a path nor an address',
  level: 'error',
  why: 'Whoever checks the card must be able to open its sources.',
  fix: 'Give a path in the upstream repository, such as docs/install.md, or an https address.',
  example: { kind: 'keys', bad: 'sources: [../README.md]', good: 'sources: [docs/README.md]' },
  check: ({ sites }) =>
    textsOf(sites.source).flatMap(({ pointer, value }) => {
      const isOdd = /(?:^|[/\\])\.\.(?:[/\\]|$)/.test(value) || /^[/\\~]/.test(value);
      if (!isOdd) return [];
      return [
        {
          rule: 'C307',
          place: { pointer },
          message: `"${value.slice(0, 60)}" leads out of the repository`,
        },
      ];
    }),
};

/** Rules about addresses. */
export const addressRules: readonly Rule[] = [
  ...ROWS.map(rule),
  rule([
    'U404',
    'Host is internationalised',
    'warning',
    'Letters of other scripts can make a host look like another one.',
    'Check that the host is the one you mean; a maintainer confirms it.',
    'https://g\u0456thub.com/',
  ]),
  sourceForm,
];
