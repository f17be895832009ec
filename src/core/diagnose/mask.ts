/** Hides what a log gives away about its owner before it is shown again or passed on. */

/** What is looked for, and what stands in its place. */
interface Secret {
  readonly pattern: RegExp;
  readonly shown: string;
}

/**
 * Bounded repetitions only, each after a fixed beginning, so that every line is read quickly.
 * @see https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 */
const SECRETS: readonly Secret[] = [
  { pattern: /\bhf_[A-Za-z0-9]{8,100}/g, shown: 'hf_***' },
  { pattern: /\bgh[pousr]_[A-Za-z0-9]{16,255}/g, shown: 'gh*_***' },
  { pattern: /\bgithub_pat_[A-Za-z0-9_]{16,255}/g, shown: 'github_pat_***' },
  { pattern: /\bglpat-[A-Za-z0-9_-]{16,64}/g, shown: 'glpat-***' },
  { pattern: /\bsk-[A-Za-z0-9_-]{16,200}/g, shown: 'sk-***' },
  { pattern: /\bpypi-[A-Za-z0-9_-]{16,250}/g, shown: 'pypi-***' },
  { pattern: /\bAKIA[0-9A-Z]{16}\b/g, shown: 'AKIA***' },
  { pattern: /\beyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{4,2000}/g, shown: 'eyJ***' },
  { pattern: /\b(Bearer|Basic) [A-Za-z0-9._~+/=-]{8,2000}/gi, shown: '$1 ***' },
  { pattern: /(:\/\/)[^\s/@]{1,200}@/g, shown: '$1***@' },
  // Two equal signs and a number are the version of a package, such as tokenizers.
  {
    pattern:
      /\b([A-Z0-9_]{0,40}(?:TOKEN|SECRET|PASSWORD|API_?KEY|ACCESS_?KEY)[A-Z0-9_]{0,20}["']?\s?[=:](?!=\s?\d)\s?)[^\s,;]{1,2000}/gi,
    shown: '$1***',
  },
  // On a command line the value stands behind a blank.
  { pattern: /(--?[a-z-]{0,20}(?:token|password|secret|api-?key)\s)\S{1,2000}/gi, shown: '$1***' },
  {
    pattern: /\b((?:X-Amz-)?(?:Signature|Credential|Policy|sig)=)[^\s&"']{1,4000}/g,
    shown: '$1***',
  },
  // The end of an address of a person has letters only, the version behind a package has not.
  { pattern: /\b[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}\b/gi, shown: '***@***' },
  // The prompt of a shell.
  { pattern: /\b[\w.-]{1,32}@[\w.-]{1,64}(?=:[~/]|[:\s]~?[$#%]\s)/g, shown: '***@***' },
  { pattern: /\b(hostname=|COMPUTERNAME[=:]\s?|USERNAME[=:]\s?)[^\s;,]{1,64}/gi, shown: '$1***' },
];

/** Folders whose next part is the name of a person. */
const HOMES: readonly RegExp[] = [
  /(\/(?:home\/users|home|Users)\/)[^/\s:"']{1,80}/g,
  // On clusters; inside a path these are folders like any other.
  /((?<![\w.-])\/(?:scratch|work)\/)[^/\s:"']{1,80}/g,
  // Such a name may hold blanks, and a text that quotes itself doubles each backslash.
  /([A-Za-z]:\\{1,2}Users\\{1,2})(?:[^\\/:"'<>|\r\n]{1,60}(?=[\\/])|[^\\/\s:"'<>|]{1,60})/g,
  /([A-Za-z]:\/Users\/)[^/\s:"']{1,80}/g,
];

/** The text with tokens, passwords, addresses of people and names of users replaced. */
export function maskLog(text: string): string {
  const withoutSecrets = SECRETS.reduce(
    (masked, { pattern, shown }) => masked.replace(pattern, shown),
    text,
  );
  return HOMES.reduce((masked, pattern) => masked.replace(pattern, '$1***'), withoutSecrets);
}
