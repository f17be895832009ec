/** Lets Briefcase read the projects of all cards, in one call. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Card } from '../../../src/core/card/card.ts';
import { briefcase } from '../../../src/core/render/briefcase/briefcase.ts';
import type { Bench } from './prove-card.ts';
import type { Result } from './result.ts';
import { provedTargets } from './targets.ts';

export async function proveBriefcase(
  { registry, tools }: Bench,
  cards: readonly Card[],
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const made = new Map<string, Omit<Result, 'outcome' | 'seconds'>>();
  for (const card of cards) {
    for (const { name, target } of provedTargets) {
      const base = {
        card: card.id,
        target: name,
        format: briefcase.id,
        tool: 'briefcase configuration',
        replaced: [],
      };
      const found = briefcase.render({ card, target, registry });
      if (found.kind === 'refusal') {
        const { reason } = found;
        results.push({ ...base, outcome: 'refused by the format', reason, seconds: 0 });
        continue;
      }
      const folder = join(tools.folder, card.id, name, 'app');
      for (const file of found.files) {
        mkdirSync(dirname(join(folder, file.name)), { recursive: true });
        writeFileSync(join(folder, file.name), file.text);
      }
      made.set(folder, base);
    }
  }
  if (made.size === 0) return results;
  const program = join(import.meta.dirname, 'check-briefcase.py');
  const { isOk, output, seconds } = await tools.run(
    'python',
    [program, ...made.keys()],
    tools.folder,
  );
  const errors = isOk ? errorsIn(output) : new Map([...made.keys()].map((key) => [key, output]));
  for (const [folder, base] of made) {
    const reason = errors.get(folder);
    results.push({
      ...base,
      outcome: reason === undefined ? 'accepted' : 'failed',
      reason,
      seconds,
    });
  }
  return results;
}

/** The program prints one line of JSON, after whatever Briefcase says. */
function errorsIn(output: string): ReadonlyMap<string, string> {
  const line = output.split('\n').find((text) => text.startsWith('[{')) ?? '[]';
  const answers: unknown = JSON.parse(line);
  const rows: readonly unknown[] = Array.isArray(answers) ? answers : [];
  const errors = new Map<string, string>();
  for (const row of rows) {
    if (typeof row !== 'object' || row === null || !('folder' in row)) continue;
    if ('error' in row) errors.set(String(row.folder), String(row.error));
  }
  return errors;
}
