/** What an evidence level means for the reader, and the class that colours it. */
import { isOld } from '../core/evidence/age.ts';
import type { Evidence, Proof } from '../core/plan/plan.ts';

export interface EvidenceWords {
  readonly tone: 'ok' | 'warn';
  readonly text: string;
}

/** @param today day of the reader; left out where nobody has a clock, as in a build */
export function evidenceWords(evidence: Evidence, today?: string): EvidenceWords {
  const { date, level, proof } = evidence;
  const on = date === undefined ? '' : ` on ${date}`;
  const age =
    date !== undefined && today !== undefined && level !== 'unknown' && isOld(date, today)
      ? ' That is more than half a year ago; other packages may be chosen today.'
      : '';
  switch (level) {
    case 'ran':
      return { tone: 'ok', text: `${ranText(proof, on)}${replacedText(proof)}${age}` };
    case 'resolves':
      return {
        tone: 'ok',
        text: `${proof?.by ?? 'A resolver'} found a ready-made build of every package${on}. Nothing was run.${replacedText(proof)}${age}`,
      };
    case 'stated':
      return { tone: 'ok', text: `The authors say that this works (read${on}).${age}` };
    case 'unknown':
      return {
        tone: 'warn',
        text: 'Nobody states that this works; nothing known stands against it.',
      };
    default:
      return level satisfies never;
  }
}

function ranText(proof: Proof | undefined, on: string): string {
  const where = proof === undefined ? '' : ` in ${proof.by}`;
  return proof?.stage === 'import'
    ? `Installed and imported${where}${on}; what fetches the files of the model was not tried.`
    : `Installed and run${where}${on}: the check of this card passed.`;
}

function replacedText(proof: Proof | undefined): string {
  if (proof === undefined || proof.replaced.length === 0) return '';
  return ` Replaced there: ${proof.replaced.join('; ')}.`;
}
