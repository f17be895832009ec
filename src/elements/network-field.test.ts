import { describe, expect, it } from 'vitest';
import type { Target } from '../core/plan/plan.ts';
import { targetWithField } from './network-field.ts';

const target: Target = { platform: 'ubuntu-24.04', gpu: 'cpu', tool: 'uv', features: [] };

describe('targetWithField', () => {
  it('sets one mirror beside another, and takes the last one out with the whole list', () => {
    const one = targetWithField(target, 'mirror-default', 'https://a.example');
    const two = targetWithField(one, 'mirror-conda', 'https://b.example');
    const none = targetWithField(targetWithField(two, 'mirror-default', ''), 'mirror-conda', '');

    expect(two.mirrors).toEqual({ default: 'https://a.example', conda: 'https://b.example' });
    expect(none.mirrors).toBeUndefined();
  });

  it('sets and takes out driver and proxy', () => {
    const set = targetWithField(targetWithField(target, 'driver', '580'), 'proxy', 'http://p');

    expect(set).toMatchObject({ driver: '580', proxy: 'http://p' });
    expect(targetWithField(set, 'driver', '').driver).toBeUndefined();
  });

  it('changes nothing for a field that it does not know', () => {
    expect(targetWithField(target, 'q', 'x')).toBe(target);
  });
});
