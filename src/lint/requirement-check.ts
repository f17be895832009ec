/**
 * Judges one requirement. The grammar is narrower than PEP 508, because installers accept
 * things there that act on a shell, a file system or another index.
 */
import { type Requirement, parseRequirement } from '../core/python/index.ts';

/** What is wrong with a requirement, and where in its text. */
export interface RequirementFault {
  readonly rule: 'R201' | 'R202' | 'R203' | 'R204' | 'R206' | 'R207' | 'R210' | 'R213';
  readonly message: string;
  readonly fix?: string | undefined;
  readonly part?: { readonly offset: number; readonly length: number } | undefined;
}

export type CheckedRequirement =
  | { readonly ok: true; readonly value: Requirement }
  | { readonly ok: false; readonly fault: RequirementFault };

/** Checks a requirement; the same text is judged once. */
export function checkRequirement(text: string): CheckedRequirement {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const checked = judge(text);
  cache.set(text, checked);
  return checked;
}

const cache = new Map<string, CheckedRequirement>();

interface Trap {
  readonly pattern: RegExp;
  readonly rule: RequirementFault['rule'];
  readonly message: string;
  readonly fix?: string;
}

/** In this order: the first that is found names the mistake best. */
const TRAPS: readonly Trap[] = [
  {
    pattern: /^\s*-.*/s,
    rule: 'R201',
    message: 'pip options are not requirements',
    fix: "Use the step's `flags` or `index`.",
  },
  { pattern: /[^\x20-\x7e]+/, rule: 'R210', message: 'package requirement must be plain ASCII' },
  {
    pattern: /\$[({A-Za-z_][^\s]*|`[^`]*`?|\$|%[A-Za-z_]+%/,
    rule: 'R207',
    message: 'no variable or command substitution',
  },
  {
    pattern: /^\s*(?:\.{0,2}[/\\]|\.{1,2}$|~|[A-Za-z]:[/\\]).*|file:.*/i,
    rule: 'R204',
    message: 'local path: it exists only on one machine',
  },
  {
    pattern: /(?:\w+\+)?http:\/\/\S*|git:\/\/\S*/i,
    rule: 'R213',
    message: 'plain http: what arrives can be changed on the way',
  },
  {
    pattern: /===\s*[^\s;,)]*/,
    rule: 'R206',
    message: '=== is not accepted',
    fix: 'Write == instead.',
  },
];

function judge(text: string): CheckedRequirement {
  for (const trap of TRAPS) {
    const hit = trap.pattern.exec(text);
    if (hit === null) continue;
    const part = { offset: hit.index, length: hit[0].length };
    return { ok: false, fault: { rule: trap.rule, message: trap.message, fix: trap.fix, part } };
  }
  const result = parseRequirement(text);
  if (!result.ok) {
    const { offset, length, message, hint } = result.problem;
    const whole = `not a plain package requirement: ${message}`;
    return {
      ok: false,
      fault: { rule: 'R202', message: whole, fix: hint, part: { offset, length } },
    };
  }
  const fault = judgeUrl(result.value, text) ?? judgeMarkerTexts(text);
  return fault === undefined ? { ok: true, value: result.value } : { ok: false, fault };
}

const PINNED =
  /^git\+https:\/\/[A-Za-z0-9.-]+\/[A-Za-z0-9._~/-]+@[0-9a-f]{40}(?:#(?:egg|subdirectory)=[A-Za-z0-9._/-]+(?:&(?:egg|subdirectory)=[A-Za-z0-9._/-]+)?)?$/;

function judgeUrl({ url }: Requirement, text: string): RequirementFault | undefined {
  if (url === undefined || (PINNED.test(url) && !url.includes('..'))) return undefined;
  const part = { offset: text.indexOf(url), length: url.length };
  if (!url.startsWith('git+https://')) {
    const message = 'direct references must be git+https addresses with a full commit';
    return {
      rule: 'R203',
      message,
      part,
      fix: 'Name the package and a version, or write name @ git+https://host/owner/repository@commit.',
    };
  }
  const path = /^git\+https:\/\/[^/]*\/([^#]*)/.exec(url)?.[1] ?? '';
  const reference = path.includes('@') ? path.slice(path.lastIndexOf('@') + 1) : '';
  const message =
    reference === ''
      ? 'git reference is missing, expected a full commit'
      : `git reference "${reference}" is not a full commit`;
  const repository = url.slice('git+'.length).replace(/(?<=\/[^/]*)@.*$/, '');
  const fix = /^https:\/\/[\w./~-]+$/.test(repository)
    ? `Use the full commit: ...@<40 hex digits> (git ls-remote ${repository} ${/^[\w./-]+$/.test(reference) ? reference : 'HEAD'})`
    : undefined;
  return { rule: 'R203', message, part, fix };
}

/** Marker texts are names of systems and versions; anything else is cargo. */
function judgeMarkerTexts(text: string): RequirementFault | undefined {
  const start = text.indexOf(';');
  if (start < 0) return undefined;
  for (const match of text.slice(start).matchAll(/'([^']*)'|"([^"]*)"/g)) {
    const value = match[1] ?? match[2] ?? '';
    if (/^[A-Za-z0-9._, +-]*$/.test(value)) continue;
    const part = { offset: start + match.index, length: match[0].length };
    return {
      rule: 'R207',
      message: 'the text in the marker has characters that no marker needs',
      part,
    };
  }
  return undefined;
}
