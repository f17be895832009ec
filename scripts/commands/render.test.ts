import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ENTRY = join(import.meta.dirname, '../cardstock.ts');

function run(...args: readonly string[]) {
  return spawnSync(process.execPath, [ENTRY, 'render', ...args], { encoding: 'utf8' });
}

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'cardstock-render-'));
}

// A loaded machine needs seconds to start Node.
describe('cardstock render', { timeout: 60_000 }, () => {
  it.each([
    ['ubuntu-24.04', 'script', 'install-openai-whisper.sh'],
    ['windows', 'script', 'install-openai-whisper.ps1'],
    ['macos', 'paste', 'openai-whisper.txt'],
  ])('writes what it would print for %s as %s', (platform, format, name) => {
    const out = join(folder(), 'new', 'folder');
    const args = ['openai-whisper', '--on', platform, '--as', format];

    const printed = run(...args);
    const written = run(...args, '--out', out);

    expect([printed.status, written.status]).toEqual([0, 0]);
    expect(readdirSync(out)).toEqual([name]);
    expect(readFileSync(join(out, name), 'utf8')).toBe(printed.stdout);
    expect(written.stdout).toBe(`${join(out, name)}\n`);
    expect(printed.stdout).toContain('openai-whisper');
  });

  it('writes nothing for a refusal, says why, and ends with 3', () => {
    const out = folder();
    const args = ['cuml', '--on', 'windows', '--as', 'script', '--out', out];

    const { status, stdout, stderr } = run(...args);

    expect(status).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toContain('RAPIDS cuML cannot be installed there.');
    expect(readdirSync(out)).toEqual([]);
  });

  it.each([
    [['openai-whisper', '--on', 'ubuntu'], 'Say what: --as paste, --as script, '],
    [['openai-whisper', '--on', 'ubuntu', '--as', 'scrpt'], 'Did you mean "script"?'],
    [['openai-whisper', '--as', 'script'], 'Say where: --on PLATFORM.'],
  ])('%j ends with one line and 2', (args, message) => {
    const { status, stderr } = run(...args);

    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('ends with 2 and no stack when the folder is a file', () => {
    const path = join(folder(), 'file');
    writeFileSync(path, '');
    const args = ['openai-whisper', '--on', 'ubuntu', '--as', 'script', '--out', path];

    const { status, stderr } = run(...args);

    expect(status).toBe(2);
    expect(stderr).not.toMatch(/\n +at /);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
