import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallRegistry } from '../../../test/unit/small-registry.ts';
import { readMachine } from './read-machine.ts';

function read(profile: unknown) {
  return readMachine(JSON.stringify(profile), smallRegistry);
}

describe('readMachine', () => {
  it('takes every key of a whole profile', () => {
    const profile = {
      platform: 'ubuntu',
      gpu: 'ada',
      driver: '580.65.06',
      vramGiB: 8,
      ramGiB: 31.2,
      diskGiB: 0,
      python: '3.12',
    };

    expect(read(profile)).toEqual({ ok: true, machine: profile });
  });

  it('takes what is null for unknown', () => {
    const found = read({ platform: 'ubuntu', gpu: 'cpu', driver: null, vramGiB: null });

    expect(found).toEqual({ ok: true, machine: { platform: 'ubuntu', gpu: 'cpu' } });
  });

  it.each([
    [[], 'This is no JSON object.'],
    ['ubuntu', 'This is no JSON object.'],
    [{ gpu: 'cpu' }, '"platform" is missing.'],
    [{ platform: 'ubuntu' }, '"gpu" is missing.'],
    [{ platform: 'beos', gpu: 'cpu' }, 'There is no platform "beos".'],
    [{ platform: 'ubuntu', gpu: 'voodoo' }, 'There is no GPU family "voodoo".'],
    [{ platform: 24.04, gpu: 'cpu' }, '"platform" must be a text in quotes.'],
    [{ platform: 'ubuntu', gpu: 'cpu', ramGiB: '32' }, '"ramGiB" must be a number of GiB.'],
    [{ platform: 'ubuntu', gpu: 'cpu', ramGiB: -1 }, '"ramGiB" must be a number of GiB.'],
    [
      { platform: 'ubuntu', gpu: 'ada', driver: 'new' },
      '"new" is no driver version; write it as 580.',
    ],
    [
      { platform: 'ubuntu', gpu: 'cpu', python: '3' },
      '"3" is no Python version; write it as 3.12.',
    ],
    [
      { platform: 'ubuntu', gpu: 'cpu', vram: 8 },
      'Unknown key "vram"; known: platform, gpu, driver, python, vramGiB, ramGiB, diskGiB.',
    ],
  ])('says what is wrong with %j', (profile, message) => {
    expect(read(profile)).toEqual({ ok: false, message });
  });

  it('does not take names that every object has for a platform', () => {
    expect(read({ platform: 'constructor', gpu: 'toString' })).toMatchObject({ ok: false });
  });

  it('never throws, whatever was pasted', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(typeof readMachine(text, smallRegistry).ok).toBe('boolean');
      }),
    );
  });
});
