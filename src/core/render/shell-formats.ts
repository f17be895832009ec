/** The formats that are a shell's own: lines to paste and a script. */
import type { Plan } from '../plan/plan.ts';
import { planCard } from '../plan/plan-card.ts';
import type { Format } from './format.ts';
import { renderPaste, renderScript } from './render.ts';

export const paste: Format = {
  id: 'paste',
  name: 'Commands',
  group: 'commands',
  summary: 'Lines to paste into a terminal.',
  isCommon: true,
  render({ card, target, registry }) {
    const plan = planCard(card, target, registry);
    if (plan.kind === 'refusal') return plan;
    const text = `${renderPaste(plan)}\n`;
    return { kind: 'rendering', files: [{ name: `${card.id}.txt`, text }], use: [], notes: [] };
  },
};

export const script: Format = {
  id: 'script',
  name: 'Script',
  group: 'commands',
  summary: 'The same as a file that stops at the first failure.',
  isCommon: true,
  render({ card, target, registry }) {
    const plan = planCard(card, target, registry);
    if (plan.kind === 'refusal') return plan;
    const name = scriptName(plan);
    return {
      kind: 'rendering',
      files: [{ name, text: renderScript(plan) }],
      use: [{ title: 'Run it', reason: 'after you have read it', lines: runLine(plan, name) }],
      notes: [],
    };
  },
};

function scriptName({ card, shell }: Plan): string {
  return `install-${card.id}.${shell === 'posix' ? 'sh' : 'ps1'}`;
}

/** The policy holds for this call only. @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_powershell_exe */
function runLine({ shell }: Plan, name: string): string {
  return shell === 'posix' ? `sh ./${name}` : `powershell -ExecutionPolicy Bypass -File .\\${name}`;
}
