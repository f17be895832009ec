/** What to say of a value of a type that is not expected. */
import type { Finding } from './finding.ts';
import type { Mistake } from './schema-mistakes.ts';
import { allowedValues, expectedTypes, show, typeName } from './schema-types.ts';
import { namedWords, nearestWord } from './spelling.ts';

/** @param written the source text of the value, where it is a scalar */
export function wrongType({ error, pointer }: Mistake, written: string | undefined): Finding {
  const place = { pointer };
  const expected = expectedTypes(error);
  const { data } = error;
  const isScalarData = typeof data === 'number' || typeof data === 'boolean';
  if (isScalarData && expected.includes('text') && written !== undefined) {
    const kind = typeof data === 'number' ? 'a number' : 'true or false';
    const value = String(data) === written ? '' : ` (${data})`;
    const message = `YAML read ${written} as ${kind}${value}; write "${written}" in quotes`;
    return { rule: 'Y010', place, message, replacement: `"${written}"` };
  }
  if (data === null) {
    return {
      rule: 'S103',
      place,
      message: `the key has no value, expected ${expected.join(' or ')}`,
    };
  }
  if (expected.join() === 'true or false') {
    return {
      rule: 'S103',
      place,
      message: `${show(data)} must be true or false`,
      fix: 'Write `true` or `false`.',
    };
  }
  const values = allowedValues(error);
  const list =
    typeof data === 'string' && values.length > 0 ? `: ${namedWords(data, values).join(', ')}` : '';
  const near = typeof data === 'string' ? nearestWord(data, values) : undefined;
  const rule = list === '' ? 'S103' : 'S104';
  const hint = near === undefined ? list : `; did you mean "${near}"?`;
  return {
    rule,
    place,
    message: `found ${[typeName(data), show(data)].filter(Boolean).join(' ')}, must be ${expected.join(' or ')}${hint}`,
  };
}
