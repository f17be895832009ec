import { describe, expect, it } from 'vitest';
import type { AddressAnswer } from './ask-address.ts';
import { deadLinks } from './dead-links.ts';

const address = 'https://example.org/a';
const links = new Map([[address, ['leaf', 'twig']]]);

function judge(answer: AddressAnswer, knowsNames = true) {
  return deadLinks(links, new Map([[address, answer]]), knowsNames);
}

describe('a link', () => {
  it.each<[AddressAnswer, string]>([
    [{ kind: 'status', status: 404 }, '404, not found'],
    [{ kind: 'status', status: 410 }, '410, gone'],
    [{ kind: 'no-name' }, 'there is no such host'],
  ])('is dead for every card that names it after %j', (answer, words) => {
    const text = `${address}: ${words}`;

    expect(judge(answer)).toEqual({
      findings: [
        { kind: 'dead-link', card: 'leaf', text },
        { kind: 'dead-link', card: 'twig', text },
      ],
      unasked: [],
      answered: { 'dead-link': 1 },
    });
  });

  it.each<AddressAnswer>([
    { kind: 'status', status: 401 },
    { kind: 'status', status: 403 },
    { kind: 'status', status: 429 },
    { kind: 'status', status: 503 },
    { kind: 'failed', reason: 'certificate has expired' },
  ])('has not been asked after %j', (answer) => {
    const { answered, findings, unasked } = judge(answer);

    expect(findings).toEqual([]);
    expect(unasked).toHaveLength(2);
    expect(answered).toEqual({ 'dead-link': 0 });
  });

  it('is not dead where no name at all is known', () => {
    expect(judge({ kind: 'no-name' }, false)).toMatchObject({
      findings: [],
      answered: { 'dead-link': 0 },
    });
  });

  it('is alive after 200', () => {
    expect(judge({ kind: 'status', status: 200 })).toEqual({
      findings: [],
      unasked: [],
      answered: { 'dead-link': 1 },
    });
  });
});
