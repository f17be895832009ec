import { describe, expect, it } from 'vitest';
import { cardOf, targetOf, torchCardOf } from '../../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../../test/unit/small-registry.ts';
import type { Card } from '../../card/card.ts';
import type { Target } from '../../plan/plan.ts';
import type { Registry } from '../../registry.ts';
import { binder } from './binder.ts';

const registry: Registry = {
  ...smallRegistry,
  hosts: [
    {
      id: 'binder',
      name: 'Binder',
      platform: 'ubuntu',
      root: false,
      conda: 'conda',
      memory_gb: 2,
      processors: 1,
      gpus: [],
      runtimes: [{ python: '3.12' }, { python: '3.11' }],
      sources: ['test'],
    },
  ],
};

function render(card: Card, target: Partial<Target> = {}) {
  return binder.render({ card, target: targetOf(target), registry });
}

function files(card: Card, target: Partial<Target> = {}): Readonly<Record<string, string>> {
  const found = render(card, target);
  if (found.kind === 'refusal') throw new Error(found.reason);
  return Object.fromEntries(found.files.map(({ name, text }) => [name, text]));
}

describe('the files for Binder', () => {
  it('name Python, system packages and the build, each where repo2docker looks for it', () => {
    const found = files(cardOf({ system: ['ffmpeg'] }));

    expect(Object.keys(found)).toEqual([
      'binder/apt.txt',
      'binder/postBuild',
      'binder/runtime.txt',
      'leaf.ipynb',
    ]);
    expect(found['binder/runtime.txt']).toBe('python-3.12\n');
    expect(found['binder/apt.txt']).toBe('ffmpeg\n');
  });

  it('name the Python that fits and not the first', () => {
    expect(files(cardOf({ python: '<3.12' }))['binder/runtime.txt']).toBe('python-3.11\n');
  });

  it('hold an environment for conda when that is asked for, with an exact Python', () => {
    const found = files(cardOf(), { tool: 'conda' });

    expect(found['binder/runtime.txt']).toBeUndefined();
    expect(found['binder/environment.yml']).toBe(
      'channels:\n  - "conda-forge"\n  - "nodefaults"\ndependencies:\n  - "python=3.12"\n  - "pip"\n',
    );
  });

  it('take the build for the processor from its own index, whatever GPU was asked for', () => {
    const found = files(torchCardOf(), { gpu: 'ada' });

    expect(found['binder/postBuild']).toMatch(/pip install --index-url \S+\/cpu 'torch/);
  });

  it('set variables for the build and for every session', () => {
    const found = files(cardOf({ env: { LEAF: { value: 'a b' } } }));

    expect(found['binder/postBuild']).toContain("\nexport LEAF='a b'\n");
    expect(found['binder/start']).toBe(
      '#!/bin/bash\nset -euo pipefail\nexport LEAF=\'a b\'\nexec "$@"\n',
    );
  });

  it('are refused where the data know nothing of Binder', () => {
    const found = binder.render({ card: cardOf(), target: targetOf(), registry: smallRegistry });

    expect(found).toMatchObject({ kind: 'refusal', obstacle: 'format' });
  });

  it('say when nobody states how much memory is needed', () => {
    const silent = render(cardOf());
    const stated = render(cardOf({ hardware: { ram_gb: 1 } }));

    const note = 'The authors do not state how much memory the model needs.';
    expect(silent).toHaveProperty('notes', expect.arrayContaining([note]));
    expect(stated).not.toHaveProperty('notes', expect.arrayContaining([note]));
  });
});
