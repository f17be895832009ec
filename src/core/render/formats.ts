/** The output formats: the one list that the command line and the pages offer. */
import type { Plan } from '../plan/plan.ts';
import { renderPaste, renderScript } from './render.ts';

export interface RenderedFile {
  readonly name: string;
  readonly text: string;
}

export interface Format {
  readonly id: string;
  /** Name for people. */
  readonly name: string;
  /** The files of a plan; every text ends in a line feed. */
  readonly render: (plan: Plan) => readonly RenderedFile[];
}

export const formats: readonly Format[] = [
  {
    id: 'paste',
    name: 'Commands to paste',
    render: (plan) => [{ name: `${plan.card.id}.txt`, text: `${renderPaste(plan)}\n` }],
  },
  {
    id: 'script',
    name: 'Script',
    render: (plan) => [{ name: scriptName(plan), text: renderScript(plan) }],
  },
];

function scriptName({ card, shell }: Plan): string {
  return `install-${card.id}.${shell === 'posix' ? 'sh' : 'ps1'}`;
}
