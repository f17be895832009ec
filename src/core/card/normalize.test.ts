import { describe, expect, it } from 'vitest';
import { cardOf } from '../../../test/unit/small-cards.ts';
import { normalizeSystem, normalizeVariables, selectVersion } from './normalize.ts';

describe('a card', () => {
  it('turns its list of packages into one step', () => {
    const card = cardOf({ pip: ['numpy', 'leaf[gpu]>=2'] });

    expect(card.steps).toEqual([{ pip: ['numpy', 'leaf[gpu]>=2'] }]);
  });

  it('takes its package from the last requirement, without extras and version', () => {
    expect(cardOf({ pip: ['numpy', 'leaf[gpu]>=2'] }).package).toBe('leaf');
  });

  it('has no package when it is installed from a clone', () => {
    expect(cardOf({ steps: [{ pip: ['.'] }] }).package).toBeUndefined();
  });

  it('does not take what only some systems need, or what stands beside a clone, for its package', () => {
    const clone = { repo: 'https://example.org/leaf', commit: 'a'.repeat(40), into: 'leaf' };

    expect(cardOf({ pip: ['leaf', "old; sys_platform == 'darwin'"] }).package).toBe('leaf');
    expect(cardOf({ steps: [{ clone }, { pip: ['numpy'] }] }).package).toBeUndefined();
  });

  it('covers code and weights with a bare licence', () => {
    expect(cardOf({ license: 'MIT' }).licence).toEqual({ code: 'MIT', weights: 'MIT' });
  });

  it('says nothing of the weights when only the code has a licence', () => {
    expect(cardOf({ license: { code: 'MIT' } }).licence.weights).toBeUndefined();
  });

  it('is stable unless it says otherwise', () => {
    expect(cardOf().status).toEqual({ stage: 'stable' });
    expect(cardOf({ status: 'draft' }).status).toEqual({ stage: 'draft' });
  });

  it('spells out support on a platform and on a kind of compute', () => {
    const card = cardOf({ platforms: { macos: 'no' }, compute: { cuda: 'slow' } });

    expect(card.platforms['macos']).toEqual({ support: 'no' });
    expect(card.compute.cuda).toEqual({ support: 'slow', builds: [], env: [] });
  });
});

describe('the versions of a card', () => {
  const card = cardOf({
    version: '2.0',
    python: '>=3.11',
    versions: [{ version: '1.0', python: '>=3.9' }],
  });

  it('give the newest when none is asked for', () => {
    expect(selectVersion(card, undefined)?.version).toBe('2.0');
    expect(selectVersion(card, '2.0')?.version).toBe('2.0');
  });

  it('take over what an older version does not state', () => {
    const older = selectVersion(card, '1.0');

    expect(older?.python).toEqual([{ version: '>=3.9' }]);
    expect(older?.steps).toEqual([{ pip: ['leaf'] }]);
    expect(older?.versions).toEqual([]);
  });

  it('know no other', () => {
    expect(selectVersion(card, '3.0')).toBeUndefined();
  });

  it("put an older version's packages in place of the newest one's steps", () => {
    const stepwise = cardOf({
      steps: [{ pip: ['wheel'] }, { pip: ['leaf'], flags: ['no-build-isolation'] }],
      versions: [{ version: '1.0', pip: ['leaf==1.0'] }],
    });

    expect(selectVersion(stepwise, '1.0')?.steps).toEqual([{ pip: ['leaf==1.0'] }]);
  });
});

describe('a shorthand', () => {
  it('stands for a package that is needed to run', () => {
    expect(normalizeSystem(['ffmpeg'])).toEqual([
      { anyOf: ['ffmpeg'], for: 'run', optional: false },
    ]);
  });

  it('keeps a choice of packages in order', () => {
    const [need] = normalizeSystem([{ any_of: ['clang', 'gcc'], for: 'build', optional: true }]);

    expect(need).toMatchObject({ anyOf: ['clang', 'gcc'], for: 'build', optional: true });
  });

  it('stands for a variable with a value while the model runs', () => {
    expect(normalizeVariables({ MODE: 'fast' })).toEqual([
      { name: 'MODE', value: 'fast', ask: false, secret: false, phase: 'run' },
    ]);
  });

  it('asks for a variable without a value', () => {
    const [variable] = normalizeVariables({ TOKEN: { secret: true } });

    expect(variable).toMatchObject({ name: 'TOKEN', ask: true, secret: true });
  });
});
