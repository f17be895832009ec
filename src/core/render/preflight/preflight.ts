/** `preflight.py`: says before an installation whether a machine is ready for a model. */
import type { Card } from '../../card/card.ts';
import { selectVersion } from '../../card/normalize.ts';
import { planCard } from '../../plan/plan-card.ts';
import type { Registry } from '../../registry.ts';
import type { Format } from '../format.ts';
import { preflightFacts } from './facts.ts';
import { END } from './program-end.ts';
import { GPU } from './program-gpu.ts';
import { MEMORY } from './program-memory.ts';
import { PYTHON } from './program-python.ts';
import { BASICS, PLACE, START } from './program-start.ts';
import { TOOLS } from './program-tools.ts';

/**
 * The file for one version of a model, for every platform: it finds out itself where it runs.
 * ASCII, for Python 3.7 and newer with nothing else; older ones are told so.
 */
export function preflight(card: Card, registry: Registry): string {
  const facts = preflightFacts(card, registry);
  return [START, facts, BASICS, PLACE, PYTHON, MEMORY, GPU, TOOLS, END]
    .map((part) => part.trim())
    .join('\n\n\n')
    .concat('\n');
}

export const preflightFormat: Format = {
  id: 'preflight',
  name: 'Readiness check',
  group: 'commands',
  summary: 'A Python file that says what this computer lacks; it changes nothing.',
  isCommon: false,
  render({ card, target, registry }) {
    const plan = planCard(card, target, registry);
    if (plan.kind === 'refusal') return plan;
    const python = plan.shell === 'posix' ? 'python3' : 'py';
    return {
      kind: 'rendering',
      files: [
        {
          name: 'preflight.py',
          text: preflight(selectVersion(card, target.version) ?? card, registry),
        },
      ],
      use: [
        {
          title: 'Look before you install',
          reason: 'says what is missing, with the fix; after you have read the file',
          lines: `${python} preflight.py`,
        },
      ],
      notes: [
        'It finds out the platform and the GPU by itself, writes nothing and opens no connection.',
        'With --json it prints a machine profile that the search and "cardstock fit" read.',
      ],
    };
  },
};
