import { describe, expect, it } from 'vitest';
import {
  actionsOf,
  cardOf,
  planned,
  refused,
  systemNamesOf,
} from '../../../test/unit/small-cards.ts';

describe('the Python of a plan', () => {
  it('is the most preferred that the card allows', () => {
    expect(planned(cardOf()).python?.version).toBe('3.12');
    expect(planned(cardOf({ python: '>=3.10,<3.12' })).python?.version).toBe('3.11');
  });

  it('says why it was chosen', () => {
    expect(planned(cardOf({ python: '<3.12' }), { tool: 'pip' }).python?.reason).toBe(
      'the card asks for <3.12; Ubuntu brings 3.12',
    );
  });

  it("is the platform's own with pip", () => {
    const registryPrefers = planned(cardOf({ python: '>=3.12' }), { tool: 'pip' });

    expect(registryPrefers.python?.version).toBe('3.12');
    expect(actionsOf(registryPrefers)).toContainEqual({
      do: 'create-venv',
      python: ['python3'],
      path: '.venv',
    });
  });

  it("is not the platform's own when that one has ended", () => {
    const plan = planned(cardOf({ python: '<3.12' }), { platform: 'rocky', tool: 'pip' });

    expect(plan.python?.version).toBe('3.11');
    expect(systemNamesOf(plan)).toContain('python3.11');
  });

  it("is the platform's own, though it has ended, when nothing else will do", () => {
    const plan = planned(cardOf({ python: '<3.10' }), { platform: 'rocky', tool: 'pip' });

    expect(plan.python?.version).toBe('3.9');
  });

  it('comes through uv where the platform packages none that fits', () => {
    const plan = planned(cardOf({ python: '==3.10.*' }), { tool: 'pip' });

    expect(actionsOf(plan)).toContainEqual(
      expect.objectContaining({ do: 'create-uv-venv', python: '3.10', seed: true }),
    );
    expect(actionsOf(plan)).toContainEqual(
      expect.objectContaining({ do: 'pip-install', with: 'pip', requirements: ['leaf'] }),
    );
  });

  it('follows a range that holds for this target only', () => {
    const card = cardOf({
      python: [{ version: '>=3.9' }, { version: '<3.12', when: { os: ['linux'] } }],
    });

    expect(planned(card).python?.version).toBe('3.11');
    expect(planned(card, { platform: 'macos' }).python?.version).toBe('3.12');
  });

  it('follows the range of a platform', () => {
    const card = cardOf({ platforms: { ubuntu: { support: 'yes', python: '==3.10.*' } } });

    expect(planned(card).python?.version).toBe('3.10');
  });

  it('is refused, with the range and what is known, when none fits', () => {
    const refusal = refused(cardOf({ python: [{ version: '<3.9', source: 'setup.py' }] }));

    expect(refusal).toMatchObject({
      obstacle: 'python',
      reason: 'Leaf needs Python <3.9 on Ubuntu; known are 3.9, 3.10, 3.11, 3.12, 3.13.',
      source: 'setup.py',
    });
  });

  it('is refused with each range once, also where platform and system share a name', () => {
    const card = cardOf({ platforms: { windows: { support: 'yes', python: '<3.9' } } });

    expect(refused(card, { platform: 'windows' }).reason).toContain('Leaf needs Python <3.9 on');
  });

  it('says several ranges as one', () => {
    const card = cardOf({
      python: [{ version: '>=3.8' }, { version: '<3.12', when: { os: ['linux'] } }],
    });

    expect(planned(card).python?.reason).toBe('the card asks for >=3.8,<3.12');
  });

  it('says ranges that exclude each other side by side', () => {
    const card = cardOf({ python: [{ version: '<3.9' }, { version: '>=3.12' }] });

    expect(refused(card).reason).toContain('Leaf needs Python <3.9 and >=3.12 on Ubuntu');
  });

  it('is one for which a build is ready-made, though another is preferred', () => {
    const builds = [
      { id: 'ready', python: '==3.11.*' },
      { id: 'compiled', why: 'Nothing is ready-made.' },
    ];

    const plan = planned(cardOf({ compute: { cpu: { support: 'yes', builds } } }));

    expect(plan.python?.version).toBe('3.11');
    expect(plan.choices.map(({ build }) => build)).toEqual(['ready']);
  });
});
