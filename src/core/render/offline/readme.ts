/** The text that goes with an offline kit. */
import type { Plan } from '../../plan/plan.ts';
import { toAscii } from '../../quote/powershell.ts';
import type { Use } from '../format.ts';

/** The whole file, in ASCII; ends in a line feed. */
export function readme(plan: Plan, use: readonly Use[], notes: readonly string[]): string {
  const { card, place } = plan;
  const title = `${card.name} without network: ${place.platform.name}, ${place.gpu.name}, ${place.tool}`;
  const steps = use.map(({ title: name, reason, lines }, at) => {
    const text = lines.split('\n').map((line) => `    ${line}`);
    return [`${at + 1}. ${toAscii(`${name}: ${reason}`)}`, '', ...text].join('\n');
  });
  const remarks = notes.map((note) => `- ${toAscii(note)}`);
  return `${[toAscii(title), ...steps, ...byHand(plan), remarks.join('\n')].join('\n\n')}\n`;
}

/** What the scripts can only say. */
function byHand(plan: Plan): readonly string[] {
  const texts = plan.steps.flatMap(({ actions }) =>
    actions.flatMap((action) => {
      if (action.do !== 'by-hand') return [];
      const see = action.url === undefined ? '' : `: ${action.url}`;
      return [`- ${toAscii(`${action.text.replace(/\.$/, '')}${see}`)}`];
    }),
  );
  return texts.length === 0 ? [] : [`By hand:\n${[...new Set(texts)].join('\n')}`];
}
