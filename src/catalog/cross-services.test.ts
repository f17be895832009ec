import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRegistry } from './load-registry.ts';

const catalog = join(import.meta.dirname, '../../catalog');

/** Messages about a copy of the data files in which one line is changed. */
function problemsWith(file: string, before: string, after: string): readonly string[] {
  const root = mkdtempSync(join(tmpdir(), 'cardstock-cross-'));
  cpSync(catalog, join(root, 'catalog'), {
    recursive: true,
    filter: (path) => !/\/(?:models|evidence)$/.test(path),
  });
  const path = join(root, 'catalog', file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(before);
  writeFileSync(path, text.replace(before, after));
  return loadRegistry(root).problems.map(({ message }) => message);
}

describe('data files that name ids of others', () => {
  it.each([
    [
      'offline.yml',
      '- id: apt\n',
      '- id: aptt\n',
      'unknown package manager "aptt"; did you mean "apt"?',
    ],
    ['offline.yml', '- id: dnf\n', '- id: apt\n', 'manager "apt" is listed twice'],
    [
      'images.yml',
      'platform: debian-12\n',
      'platform: debian-21\n',
      'unknown platform "debian-21"',
    ],
    [
      'hosts.yml',
      'platform: ubuntu-22.04\n',
      'platform: ubuntu-22.40\n',
      'unknown platform "ubuntu-22.40"',
    ],
    [
      'tasks.yml',
      'icon: image\n',
      'icon: imagee\n',
      'unknown icon "imagee"; did you mean "image"?',
    ],
  ])('%s: %j is no %j', (file, before, after, message) => {
    expect(problemsWith(file, before, after).join('\n')).toContain(message);
  });
});
