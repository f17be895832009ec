/** Rules about the code that a card holds. */
import type { Rule } from '../rule.ts';
import { at } from '../values.ts';

export const verifyCode: Rule = {
  id: 'C309',
  title: 'Check code cannot be quoted',
  level: 'error',
  why: 'The code becomes one argument in every shell, and some shells mangle these characters inside it.',
  fix: 'Use single quotes in the code, and no backslashes.',
  example: {
    kind: 'keys',
    bad: `verify: { python: 'print("leaf")' }`,
    good: `verify: { python: "import leaf; leaf.check('x')" }`,
  },
  check: ({ raw }) => {
    const codes = [
      { code: raw?.verify?.python, pointer: '/verify/python' },
      ...(raw?.versions ?? []).map(({ verify }, index) => ({
        code: verify?.python,
        pointer: `/versions/${index}/verify/python`,
      })),
    ];
    return codes.flatMap(({ code, pointer }) => {
      const odd = /["\\\t\r]|[\u2018-\u201f]/.exec(code ?? '')?.[0];
      if (odd === undefined) return [];
      return [
        at(
          'C309',
          pointer,
          `the code has ${odd === '"' ? 'a double quote' : odd === '\\' ? 'a backslash' : 'a tab or curly quote'}`,
        ),
      ];
    });
  },
};

/** Longest example that still is one. */
const USAGE_LINES = 12;

export const usageLength: Rule = {
  id: 'C310',
  title: 'Usage example is long',
  level: 'warning',
  why: 'The page shows the shortest code that does something; more belongs into the prose.',
  fix: 'Keep three to eight lines.',
  example: {
    kind: 'keys',
    bad: `usage: "${'leaf()\\n'.repeat(14)}"`,
    good: 'usage: "import leaf\\nleaf.toSorted()"',
  },
  check: ({ raw }) => {
    const lines = raw?.usage?.trimEnd().split('\n').length ?? 0;
    return lines <= USAGE_LINES
      ? []
      : [at('C310', '/usage', `usage has ${lines} lines; the limit is ${USAGE_LINES}`)];
  },
};

/** Rules about the code that a card holds. */
export const snippetRules: readonly Rule[] = [verifyCode, usageLength];
