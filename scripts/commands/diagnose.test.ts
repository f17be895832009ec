import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './project-root.ts';

const ENTRY = join(import.meta.dirname, '../cardstock.ts');
const LOGS = join(projectRoot, 'test', 'fixtures', 'logs');
const NO_GL =
  'ImportError: libGL.so.1: cannot open shared object file: No such file or directory\n';

function run(args: readonly string[], input: string | Buffer = '') {
  return spawnSync(process.execPath, [ENTRY, 'diagnose', ...args], { encoding: 'utf8', input });
}

function file(content: string | Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), 'cardstock-diagnose-')), 'log.txt');
  writeFileSync(path, content);
  return path;
}

// A loaded machine needs seconds to start Node.
describe('cardstock diagnose', { timeout: 60_000 }, () => {
  it('reads standard input and ends with 0', () => {
    const { status, stdout } = run(['--on', 'ubuntu-24.04'], NO_GL);

    expect(status).toBe(0);
    expect(stdout).toContain('(libgl-missing, at import)');
    expect(stdout).toContain('sudo apt-get install -y --no-install-recommends libgl1');
  });

  it('gives JSON with failure, stage and fix, best first', () => {
    const { status, stdout } = run(['--json', file(`Failed building wheel for x\n${NO_GL}`)]);

    const { matches } = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(matches).toMatchObject([
      { failure: 'libgl-missing', stage: 'import', fix: expect.stringMatching(/headless/) },
      { failure: 'build-failed', stage: 'install' },
    ]);
    expect(matches[0].lines).toEqual([{ number: 2, text: NO_GL.trim() }]);
  });

  it('says unknown rather than guess, and ends with 3', () => {
    const log = join(LOGS, 'unknown', '01-device-side-assert.txt');

    expect(run(['--json', log])).toMatchObject({ status: 3, stdout: '{\n  "matches": []\n}\n' });
    expect(run([log])).toMatchObject({ status: 3, stdout: expect.stringMatching(/^Nothing/) });
    expect(run([], '')).toMatchObject({ status: 3 });
  });

  it('masks what it quotes', () => {
    const log = `HF_TOKEN=hf_abcdefghijklm /home/ada/x ${NO_GL}`;

    const { stdout } = run([], log);
    const { stdout: json } = run(['--json'], log);

    expect(`${stdout}${json}`).not.toMatch(/hf_abc|ada/);
  });

  it('does not hand on what would rewrite a terminal', () => {
    const { stdout } = run([], `\u001b]0;title\u0007\u001b[2J${NO_GL}`);

    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  it('reads what PowerShell writes', () => {
    const { status } = run([file(Buffer.from(`\uFEFF${NO_GL}`, 'utf16le'))]);

    expect(status).toBe(0);
  });

  it.each([
    [['nowhere.txt'], 'nowhere.txt cannot be read.'],
    [[tmpdir()], 'cannot be read.'],
    [['a', 'b'], 'One log at a time'],
    [['--on', 'ubunto'], 'Did you mean "ubuntu"?'],
    [['--jsno'], 'Did you mean --json?'],
  ])('%j ends with one line and 2', (args, message) => {
    const { status, stderr } = run(args);

    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
