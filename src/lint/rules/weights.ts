/** Rules about the files of a model. */
import type { Rule } from '../rule.ts';
import { at } from '../values.ts';

export const gate: Rule = {
  id: 'C305',
  title: 'Gate does not fit the weights',
  level: 'error',
  why: 'The plan asks for the token of a gate where it tells people to log in; listed under `env` too, it would be asked for twice.',
  fix: 'Name the variable in the gate alone, and give gated files another `when` than `bundled`.',
  example: {
    kind: 'keys',
    good: 'weights:\n  - from: hf:a/leaf\n    when: first-use\n    gate: { kind: terms, url: "https://example.org/leaf", env: HF_TOKEN }',
    bad: 'env: { HF_TOKEN: { ask: true, secret: true } }\nweights:\n  - from: hf:a/leaf\n    when: first-use\n    gate: { kind: terms, url: "https://example.org/leaf", env: HF_TOKEN }',
  },
  check: ({ raw, sites }) => {
    const variables = new Set(sites.variable.map(({ key }) => key));
    return (raw?.weights ?? []).flatMap((set, index) => {
      if (set.gate === undefined) return [];
      const pointer = `/weights/${index}/gate`;
      if (set.when === 'bundled')
        return [at('C305', pointer, 'files in the package cannot be gated')];
      const { env } = set.gate;
      return env === undefined || !variables.has(env)
        ? []
        : [at('C305', `${pointer}/env`, `${env} is listed under env as well`)];
    });
  },
};

export const weightsCommand: Rule = {
  id: 'C318',
  title: 'Weights without their command',
  level: 'error',
  why: 'The plan can only print a command that the card gives.',
  fix: 'Add `command`, or give another `when`.',
  example: {
    kind: 'keys',
    bad: 'weights: [{ from: hf:a/leaf, when: command }]',
    good: 'weights: [{ from: hf:a/leaf, when: command, command: [leaf, download] }]',
  },
  check: ({ raw }) =>
    (raw?.weights ?? []).flatMap(({ when, command }, index) =>
      (when === 'command') === (command !== undefined)
        ? []
        : [
            at(
              'C318',
              `/weights/${index}`,
              when === 'command'
                ? '`when: command` needs `command`'
                : `\`command\` has no use with \`when: ${when}\``,
            ),
          ],
    ),
};

/** Rules about the files of a model. */
export const weightsRules: readonly Rule[] = [gate, weightsCommand];
