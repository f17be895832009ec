import { describe, expect, it } from 'vitest';
import { smallRegistry } from '../../../test/unit/small-registry.ts';
import type { SystemPackage } from '../generated/system-package.ts';
import type { Platform } from './platform.ts';
import { findPlatform } from './platforms.ts';
import { systemNames } from './system-names.ts';

const library: SystemPackage = {
  id: 'tree',
  kind: 'library',
  description: 'Trees.',
  packages: {
    apt: {
      run: ['libtree1'],
      build: ['libtree-dev'],
      verified: ['x'],
      by_release: {
        ubuntu: { run: ['libtree1t64'], verified: ['x'] },
        'ubuntu-24.04': { run: ['libtree2'], setup: ['universe'], verified: ['x'] },
        'rhel-9': { run: null, hint: 'Not there.' },
      },
    },
    dnf: { run: ['tree'], build: ['tree-devel'], verified: ['x'] },
    apk: { run: null, hint: 'Compile it.' },
  },
};

function platform(id: string): Platform {
  return findPlatform(smallRegistry.platforms, id)!;
}

describe('the names of a system package', () => {
  it('are those for running', () => {
    const found = systemNames(library, 'dnf', platform('rocky'), 'run');

    expect(found).toMatchObject({ names: ['tree'], setups: [], isCask: false });
  });

  it('include those for building when something is compiled', () => {
    const found = systemNames(library, 'dnf', platform('rocky'), 'build');

    expect(found).toMatchObject({ names: ['tree', 'tree-devel'] });
  });

  it('follow the most exact exception by release', () => {
    const found = systemNames(library, 'apt', platform('ubuntu'), 'build');

    expect(found).toMatchObject({ names: ['libtree2'], setups: ['universe'] });
  });

  it('give a hint where there is no package', () => {
    expect(systemNames(library, 'apk', platform('alpine'), 'run')).toEqual({
      hint: 'Compile it.',
      isInEnvironment: false,
    });
  });

  it('are unknown for a manager that the data do not mention', () => {
    expect(systemNames(library, 'brew', platform('macos'), 'run')).toBeUndefined();
  });
});
