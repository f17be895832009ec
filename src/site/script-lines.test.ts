import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checksumLines, sha256 } from './checksum.ts';
import { posixLines, powershellLines } from './script-lines.ts';

const address = "https://example.org/it's/install.sh";

describe('checksumLines', () => {
  it('are read by sha256sum, as is the line that checks one file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cardstock-sums-'));
    const file = { file: 'install.sh', text: 'echo \u00e9\n' };
    writeFileSync(join(folder, file.file), file.text);
    const { check } = posixLines(address, file.file, sha256(file.text));

    const said = [`printf %s '${checksumLines([file])}' | sha256sum -c`, check].map((line) =>
      execFileSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' }),
    );

    expect(said).toEqual(['install.sh: OK\n', 'install.sh: OK\n']);
    rmSync(folder, { recursive: true });
  });
});

describe('the lines that fetch', () => {
  it('quote the address for their shell', () => {
    const shell = posixLines(address, 'install.sh', 'ab').download;
    const { download, check } = powershellLines(address, 'install.ps1', 'ab');

    const words = execFileSync('sh', ['-c', shell.replace('curl', 'printf "%s\\n"')], {
      encoding: 'utf8',
    });

    expect(words.split('\n')).toContain(address);
    expect(download).toContain("'https://example.org/it''s/install.sh'");
    expect(check).toContain("'AB'");
  });
});
