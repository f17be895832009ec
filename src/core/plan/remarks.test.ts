import { describe, expect, it } from 'vitest';
import { cardOf, planned, torchCardOf } from '../../../test/unit/small-cards.ts';

describe('the assumptions of a plan', () => {
  it('name the driver where it is not known', () => {
    expect(planned(torchCardOf(), { gpu: 'ada' }).assumptions).toContain(
      'The NVIDIA driver is 580 or newer (nvidia-smi shows it).',
    );
    expect(planned(torchCardOf(), { gpu: 'ada', driver: '580' }).assumptions).toEqual([]);
  });

  it('name the higher of two floors, of card and framework', () => {
    const card = torchCardOf({ compute: { cuda: { support: 'yes', min_driver: '590' } } });

    expect(planned(card, { gpu: 'ada' }).assumptions[0]).toContain('590 or newer');
  });

  it('say that the driver belongs to Windows, not into WSL', () => {
    expect(planned(torchCardOf(), { platform: 'wsl2', gpu: 'ada' }).assumptions[0]).toBe(
      'The NVIDIA driver is 581 or newer in Windows; install none inside WSL (nvidia-smi shows it).',
    );
  });

  it('name the lowest capability of the build where only the maker is known', () => {
    expect(planned(torchCardOf(), { gpu: 'nvidia' }).assumptions).toContain(
      'The GPU has compute capability 7.5 or higher; choose its family if it is older.',
    );
  });

  it('name the highest floor of macOS', () => {
    const card = torchCardOf({ minimum: { macos: '13.0' } });

    expect(planned(card, { platform: 'macos', gpu: 'apple' }).assumptions).toContain(
      'macOS 14.0 or newer.',
    );
  });

  it('name the package manager that has to be there', () => {
    expect(planned(cardOf(), { platform: 'macos' }).assumptions[0]).toContain('Homebrew');
    expect(planned(cardOf(), { platform: 'windows' }).assumptions[0]).toContain('winget');
    expect(planned(cardOf()).assumptions).toEqual([]);
  });
});

describe('the cautions of a plan', () => {
  it('begin with the end of the model', () => {
    const card = cardOf({ status: { stage: 'deprecated', reason: 'Twig replaces it' } });

    expect(planned(card).cautions[0]?.text).toBe('This model is deprecated: Twig replaces it.');
  });

  it('say that it is slow', () => {
    expect(planned(cardOf({ compute: { cpu: 'slow' } })).cautions[0]?.text).toBe(
      'It runs on CPU, but slowly.',
    );
  });

  it('say that a platform is experimental, on that platform', () => {
    const card = cardOf({ platforms: { macos: { support: 'experimental', why: 'Try it.' } } });

    expect(planned(card, { platform: 'macos' }).cautions).toEqual([{ text: 'Try it.' }]);
    expect(planned(card).cautions).toEqual([]);
  });

  it('say how much the first run downloads', () => {
    const card = cardOf({
      weights: [{ from: 'hf:leaf/leaf', when: 'first-use', size_gb: 3, cache_dir: '~/.leaf' }],
    });

    expect(planned(card).cautions[0]?.text).toBe('The first run downloads 3 GB to ~/.leaf.');
  });

  it('say that it reports usage, and how to stop that', () => {
    const card = cardOf({ telemetry: { sends: true, off: 'LEAF_QUIET=1' } });

    expect(planned(card).cautions[0]?.text).toBe(
      'It reports usage to its authors; LEAF_QUIET=1 switches it off.',
    );
  });

  it('hold the notes that concern this target', () => {
    const card = cardOf({ notes: [{ text: 'All.' }, { text: 'Mac.', when: { os: ['macos'] } }] });

    expect(planned(card).cautions.map(({ text }) => text)).toEqual(['All.']);
  });
});

describe('the evidence of a plan', () => {
  it('is what the authors state, with the day it was read', () => {
    expect(planned(cardOf()).evidence).toEqual({
      level: 'stated',
      date: '2026-01-01',
      source: 'README.md',
    });
  });

  it('is unknown where they are silent or in doubt', () => {
    expect(planned(cardOf({ compute: { cuda: 'yes' } })).evidence.level).toBe('unknown');
    expect(planned(cardOf({ platforms: { ubuntu: 'unknown' } })).evidence.level).toBe('unknown');
  });
});
