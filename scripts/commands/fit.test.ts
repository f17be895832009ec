import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run as runHere } from './fit.ts';
import { UsageError } from './usage-error.ts';

const ENTRY = join(import.meta.dirname, '../cardstock.ts');
const FOLDER = mkdtempSync(join(tmpdir(), 'cardstock-fit-'));

function run(...args: readonly string[]) {
  return spawnSync(process.execPath, [ENTRY, 'fit', ...args], { encoding: 'utf8' });
}

function profile(content: unknown): string {
  const path = join(mkdtempSync(join(FOLDER, 'profile-')), 'machine.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

// A loaded machine needs seconds to start Node.
describe('cardstock fit', { timeout: 60_000 }, () => {
  it('says which variant fits, and ends with 0', () => {
    const path = profile({ platform: 'ubuntu-24.04', gpu: 'ada', vramGiB: 8, ramGiB: 32 });

    const { status, stdout } = run('openai-whisper', '--machine', path);

    expect(status).toBe(0);
    expect(stdout).toMatch(/^fits: Whisper runs on Ubuntu 24\.04 .*, up to its turbo variant\.\n/);
  });

  it('says what stands in the way, and ends with 3', () => {
    const path = profile({ platform: 'ubuntu-24.04', gpu: 'cpu' });

    const { status, stdout } = run('cuml', '--machine', path);

    expect(status).toBe(3);
    expect(stdout).toMatch(/^cannot: .+\nSource: .+\nFix: It works .+\.\n$/);
  });

  it('gives JSON that can be parsed', () => {
    const path = profile({ platform: 'macos', gpu: 'apple' });

    const { stdout } = run('openai-whisper', '--machine', path, '--json');

    expect(JSON.parse(stdout)).toMatchObject({
      verdict: expect.stringMatching(/^(fits|slow|cannot|unknown)$/),
      reason: expect.stringMatching(/\.$/),
    });
  });

  it.each([
    ['no JSON', 'platform: ubuntu', 'is no JSON object.'],
    ['a list', [], 'is no JSON object.'],
    ['null', 'null', 'is no JSON object.'],
    ['an empty object', {}, '"platform" is missing.'],
    ['no GPU', { platform: 'ubuntu' }, '"gpu" is missing.'],
    [
      'a number as a platform',
      { platform: 24, gpu: 'ada' },
      '"platform" must be a text in quotes.',
    ],
    ['an unknown platform', { platform: 'ubunt', gpu: 'ada' }, 'There is no platform "ubunt".'],
    ['an unknown GPU', { platform: 'ubuntu', gpu: 'voodoo' }, 'There is no GPU family "voodoo".'],
    ['a negative figure', { platform: 'ubuntu', gpu: 'ada', ramGiB: -1 }, 'a number of GiB.'],
    ['a figure in quotes', { platform: 'ubuntu', gpu: 'ada', ramGiB: '8' }, 'a number of GiB.'],
    ['an unknown key', { platform: 'ubuntu', gpu: 'ada', ram: 8 }, 'Unknown key "ram"; known:'],
  ])('refuses a profile with %s', (_, content, message) => {
    const path = profile(content);
    const call = () => runHere(['openai-whisper', '--machine', path]);

    expect(call).toThrow(UsageError);
    expect(call).toThrow(message);
  });

  it('does not stumble over a driver that is no version', () => {
    const path = profile({ platform: 'ubuntu', gpu: 'ada', driver: 'new' });

    const { status, stdout, stderr } = run('openai-whisper', '--machine', path);

    expect([2, 3]).toContain(status);
    expect(`${stdout}${stderr}`).toContain('"new" is no driver version');
    expect(stderr).not.toContain('Unexpected fault');
  });

  it.each([
    [['openai-whisper', '--machine', profile('[')], 'is no JSON object.'],
    [['openai-whisper'], 'Say which machine: --machine FILE.'],
    [['openai-whisper', '--machine', join(FOLDER, 'none.json')], 'cannot be read.'],
    [['openai-whisper', '--machine', FOLDER], 'cannot be read.'],
    [['openai-wisper', '--machine', FOLDER], 'Did you mean "openai-whisper"?'],
  ])('%j ends with one line and 2', (args, message) => {
    const { status, stderr } = run(...args);

    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n +at |Unexpected fault/);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
