import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadFailures } from '../../src/catalog/load-failures.ts';
import { loadRegistry } from '../../src/catalog/load.ts';
import { projectRoot } from '../commands/project-root.ts';
import { isIndexTrouble, troubleOf } from './trouble.ts';

const { registry } = loadRegistry(join(projectRoot));
const { failures } = loadFailures(projectRoot, registry);

describe('the trouble that a tool tells of', () => {
  it.each([
    [
      'no-wheel',
      'Because docopt==0.6.2 has no usable wheels and\n  leaf depends on docopt, we can conclude that leaf cannot be used.',
    ],
    [
      'python',
      'Because the requested Python version (>=3.14) does not satisfy Python<3.14 and leaf depends on Python<3.14',
    ],
    ['no-version', 'Because there is no version of leaf==9 and you require leaf==9'],
    ['no-version', 'Because leaf was not found in the package registry and you require leaf'],
    [
      'conflict',
      'Because leaf depends on twig<1 and root depends on twig>=2, leaf and root are incompatible.',
    ],
    ['network', 'error: Failed to fetch: `x`\n  cause: dns error'],
    ['time', 'something\ntimed out'],
    ['disk', 'OSError: [Errno 28] No space left on device'],
    ['build', 'error: Failed to build `leaf==1.0`\n  The build backend returned an error'],
    ['system', 'ImportError: libGL.so.1: cannot open shared object file'],
    ['import', "ModuleNotFoundError: No module named 'twig'"],
    ['check', 'AssertionError'],
    ['other', 'it is a Tuesday'],
  ])('is %s', (expected, output) => {
    expect(troubleOf(output, []).class).toBe(expected);
  });

  it('is of the index only when the network or time ran out', () => {
    expect(isIndexTrouble('dns error')).toBe(true);
    expect(isIndexTrouble('has no usable wheels')).toBe(false);
  });

  it('names the failure of the catalog', () => {
    const log =
      'ImportError: libGL.so.1: cannot open shared object file: No such file or directory';

    expect(troubleOf(log, failures).failure).toBe('libgl-missing');
  });

  it('holds no address and no folder of this machine, and the end of what was said', () => {
    const { text } = troubleOf(
      `Setting up leaf\n${'x'.repeat(3000)}\nFailed at https://example.org/simple/leaf/ in /tmp/abc/def`,
      [],
    );

    expect(text).toMatch(/^\.\.\.x+\nFailed at <address> in <folder>$/);
    expect(text.length).toBeLessThan(1250);
  });
});
