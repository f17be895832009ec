import { describe, expect, it } from 'vitest';
import { cardOf, planned, refused, systemNamesOf } from '../../../test/unit/small-cards.ts';
import { pipInstalls } from '../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../test/unit/small-registry.ts';
import { findFamily } from './context.ts';

describe('an id that nobody knows', () => {
  it.each([
    ['platform', { platform: 'solaris' }, 'There is no platform "solaris". One of: ubuntu,'],
    ['gpu', { gpu: 'voodoo' }, 'There is no gpu "voodoo". One of: cpu, nvidia,'],
    ['version', { version: '9' }, 'There is no version "9". This card has none.'],
    ['variant', { variant: 'huge' }, 'There is no variant "huge". This card has none.'],
    ['feature', { features: ['gui'] }, 'There is no feature "gui". This card has none.'],
  ] as const)('is refused as a %s', (obstacle, changes, reason) => {
    const refusal = refused(cardOf(), changes);

    expect(refusal.obstacle).toBe(obstacle);
    expect(refusal.reason).toContain(reason);
    expect(refusal.nearest.every(({ target }) => target.platform !== 'solaris')).toBe(true);
  });

  it.each(['constructor', '__proto__', 'toString'])('is refused when it is %s', (id) => {
    const card = cardOf({ features: { gui: { summary: 'A window.' } } });

    expect(refused(card, { features: [id] }).obstacle).toBe('feature');
  });
});

describe('an alias', () => {
  it('finds a platform and a GPU family', () => {
    const { place } = planned(cardOf({ compute: { cuda: 'yes' } }), {
      platform: 'lts',
      gpu: 'rtx-40',
    });

    expect(place.platform.id).toBe('ubuntu');
    expect(place.gpu.id).toBe('ada');
  });

  it('gives way to an id of the same name', () => {
    const families = [
      { id: 'a', aliases: ['b'], name: 'A', compute: 'cpu' as const, sources: [] },
      { id: 'b', name: 'B', compute: 'cpu' as const, sources: [] },
    ];

    expect(findFamily({ ...smallRegistry.compute, families }, 'b')?.name).toBe('B');
  });
});

describe('a version', () => {
  it('brings its own packages', () => {
    const card = cardOf({ version: '2.0', versions: [{ version: '1.0', pip: ['leaf==1.0'] }] });

    const plan = planned(card, { version: '1.0' });

    expect(plan.place.version).toBe('1.0');
    expect(pipInstalls(plan)[0]?.requirements).toEqual(['leaf==1.0']);
  });
});

describe('a variant', () => {
  const card = cardOf({
    variants: [{ id: 'small' }, { id: 'large', default: true }],
    system: [{ id: 'ffmpeg', when: { variant: ['large'] } }],
  });

  it('is the default one unless another is chosen', () => {
    expect(planned(card).place.variant).toBe('large');
    expect(planned(card, { variant: 'small' }).place.variant).toBe('small');
  });

  it('decides conditions', () => {
    expect(systemNamesOf(planned(card))).toContain('ffmpeg');
    expect(systemNamesOf(planned(card, { variant: 'small' }))).not.toContain('ffmpeg');
  });

  it('is the first when none is called the default', () => {
    const plain = cardOf({ variants: [{ id: 'small' }, { id: 'large' }] });

    expect(planned(plain).place.variant).toBe('small');
  });
});

describe('features', () => {
  const card = cardOf({
    features: {
      qt: { summary: 'Windows by Qt.', pip: ['leaf[qt]'], excludes: ['gtk'] },
      gtk: { summary: 'Windows by GTK.', pip: ['leaf[gtk]'] },
      docs: { summary: 'The manual.', pip: ['leaf[docs]'] },
    },
    choose_one: [['qt', 'gtk']],
  });

  it('include the first of a mandatory choice', () => {
    expect(planned(card).place.features).toEqual(['qt']);
  });

  it('leave that one out when another of the choice is wanted', () => {
    expect(planned(card, { features: ['gtk'] }).place.features).toEqual(['gtk']);
  });

  it('are the same in any order, each once', () => {
    const one = planned(card, { features: ['qt', 'docs', 'docs'] });
    const other = planned(card, { features: ['docs', 'qt'] });

    expect(one).toEqual(other);
    expect(one.place.features).toEqual(['docs', 'qt']);
  });

  it.each([[['qt', 'gtk']], [['gtk', 'qt']]])('exclude each other: %j', (features) => {
    const refusal = refused(card, { features });

    expect(refusal.obstacle).toBe('feature');
    expect(refusal.reason).toBe('The features "qt" and "gtk" exclude each other.');
  });

  it('refuse two of one choice even where they do not exclude each other', () => {
    const loose = cardOf({
      features: { a: { summary: 'A.' }, b: { summary: 'B.' } },
      choose_one: [['a', 'b']],
    });

    expect(refused(loose, { features: ['a', 'b'] }).reason).toBe(
      'Choose one of these features: a, b.',
    );
  });
});
