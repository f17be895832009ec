import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { zipFiles } from './zip-files.ts';

const files = [
  { name: '.devcontainer/devcontainer.json', text: '{}\n' },
  { name: 'run.sh', text: 'echo \u00e9\n', executable: true },
];

describe('zipFiles', () => {
  it('is read by another program, with folders, text and modes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cardstock-zip-'));
    writeFileSync(join(folder, 'all.zip'), zipFiles(files));

    const listing = execFileSync(
      '/usr/bin/python3',
      ['-c', LIST, join(folder, 'all.zip'), folder],
      { encoding: 'utf8' },
    );

    expect(JSON.parse(listing)).toEqual([
      ['.devcontainer/devcontainer.json', '0o100644'],
      ['run.sh', '0o100755'],
    ]);
    for (const { name, text } of files) {
      expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
    }
    rmSync(folder, { recursive: true });
  });

  it('gives the same bytes for the same files', () => {
    expect(zipFiles(files)).toEqual(zipFiles(files));
  });
});

const LIST = `
import json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
archive.extractall(sys.argv[2])
print(json.dumps([[one.filename, oct(one.external_attr >> 16)] for one in archive.infolist()]))
`;
