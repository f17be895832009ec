import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run as runHere } from './plan.ts';
import { UsageError } from './usage-error.ts';

const ENTRY = join(import.meta.dirname, '../cardstock.ts');

function run(...args: readonly string[]) {
  return spawnSync(process.execPath, [ENTRY, ...args], { encoding: 'utf8' });
}

// A loaded machine needs seconds to start Node.
describe('cardstock plan', { timeout: 60_000 }, () => {
  it('prints the steps of a plan and ends with 0', () => {
    const { status, stdout, stderr } = run('plan', 'openai-whisper', '--on', 'ubuntu-24.04');

    expect(status).toBe(0);
    expect(stdout).toMatch(/^Whisper on Ubuntu 24\.04, CPU, with uv\nEvidence: /);
    expect(stdout).toMatch(/\n1\. System packages\n/);
    expect(stdout.endsWith('\n')).toBe(true);
    expect(stderr).toBe('');
  });

  it('prints what stands in the way and what works instead, and ends with 3', () => {
    const args = ['plan', 'cuml', '--on', 'windows', '--gpu', 'ada', '--driver', '581.15'];

    const { status, stdout, stderr } = run(...args);

    expect(status).toBe(3);
    expect(stdout).toContain('RAPIDS cuML cannot be installed there.');
    expect(stdout).toContain('--on wsl2 --gpu ada --with uv --driver 581.15');
    expect(stderr).toBe('');
  });

  it.each([
    ['plan', ['--on', 'ubuntu', '--gpu', 'rtx-40', '--with', 'pip'], 0],
    ['refusal', ['--on', 'macos', '--gpu', 'nvidia'], 3],
  ])('gives a %s as JSON that can be parsed', (kind, flags, expected) => {
    const { status, stdout } = run('plan', 'openai-whisper', ...flags, '--json');

    const found: unknown = JSON.parse(stdout);

    expect(status).toBe(expected);
    expect(found).toMatchObject({ kind, card: { id: 'openai-whisper' } });
  });

  it('rewrites the plan for people without rights, behind mirrors and a proxy', () => {
    const modes = [
      '--no-admin',
      '--proxy=http://proxy.example.org:3128',
      '--mirror=default=https://a.example.org/simple/',
      '--mirror=conda=https://b.example.org',
    ];

    const { status, stdout } = run('plan', 'openai-whisper', '--on', 'ubuntu', '--json', ...modes);

    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      environment: { kind: 'conda' },
      place: {
        admin: false,
        mirrors: { default: 'https://a.example.org/simple', conda: 'https://b.example.org' },
        proxy: 'http://proxy.example.org:3128',
      },
    });
  });

  it('offers ways round with the same modes, or with one less', () => {
    const flags = ['--on', 'ubuntu', '--gpu', 'ada', '--with', 'docker', '--no-admin'];

    const { stdout } = run('plan', 'alphafold3', ...flags, '--proxy', 'http://p:80');

    expect(stdout).toContain(
      'with administrator rights: --on ubuntu-24.04 --gpu ada --with docker --proxy http://p:80\n',
    );
  });

  it('takes a card by its path', () => {
    const path = join(import.meta.dirname, '../../catalog/models/openai-whisper.md');

    expect(run('plan', path, '--on', 'ubuntu').status).toBe(0);
  });

  it('tells about itself', () => {
    const { status, stdout } = run('plan', '--help');

    expect(status).toBe(0);
    expect(stdout).toContain('Exit status: 0 a plan, 3 a refusal, 2 a mistake in the call.');
  });

  it.each([
    [['plan'], 'Name a card'],
    [['plan', 'openai-wisper', '--on', 'ubuntu'], 'Did you mean "openai-whisper"?'],
    [['plan', 'openai-whisper', '--on', 'ubunt'], 'Did you mean "ubuntu"?'],
    [['plan', 'openai-whisper', '--onn', 'ubuntu'], 'There is no option --onn.'],
    [['plan', 'openai-whisper', '--on'], "'--on <value>' argument missing"],
    [['plann'], 'There is no verb "plann". Did you mean "plan"?'],
    [['frobnicate'], 'There are check, plan, render, fit, diagnose, '],
  ])('%j ends with one line and 2', (args, message) => {
    const { status, stdout, stderr } = run(...args);

    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n +at |Unexpected fault/);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it.each([
    [['a', 'b'], 'One card at a time; "b" is too much.'],
    [['none.md', '--on', 'ubuntu'], 'There is no file none.md.'],
    [['openai-whisper'], 'Say where: --on PLATFORM. Platforms: ubuntu-24.04,'],
    [['openai-whisper', '--on', 'ubuntu', '--gpu', 'adda'], 'Did you mean "ada"?'],
    [['openai-whisper', '--on', 'ubuntu', '--with', 'condaa'], 'Did you mean "conda"?'],
    [['openai-whisper', '--on', 'ubuntu', '--driver', 'new'], '"new" is no driver version'],
    [['openai-whisper', '--on', 'ubuntu', '--mirror', 'https://a'], 'Write a mirror as NAME=URL'],
    [['openai-whisper', '--on', 'ubuntu', '--mirror', 'pytorhc=https://a'], 'mean "pytorch"?'],
    [['openai-whisper', '--on', 'ubuntu', '--mirror', 'conda=a'], 'does not begin with https://'],
    [['openai-whisper', '--on', 'ubuntu', '--proxy', 'http://me:pw@a'], '~/.netrc'],
  ])('refuses the call plan %j', (args, message) => {
    const call = () => runHere(args);

    expect(call).toThrow(UsageError);
    expect(call).toThrow(message);
  });
});
