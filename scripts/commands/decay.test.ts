import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './project-root.ts';

function decay(...args: readonly string[]) {
  const command = join(projectRoot, 'scripts', 'cardstock.ts');
  return spawnSync(process.execPath, [command, 'decay', ...args], { encoding: 'utf8' });
}

describe('cardstock decay', () => {
  it.each([
    [
      ['--only', 'rot'],
      'There is no kind "rot"; there are vanished, yanked, ended, dead-link, moved.',
    ],
    [['--format', 'pretty'], '--format takes markdown or json, not "pretty".'],
    [['--jobs', '0'], '--jobs takes a whole number from 1 to 99, not "0".'],
    [['chronos-3', '--only', 'ended'], 'Did you mean "chronos-2"?'],
  ])('refuses %j', (args, message) => {
    const { status, stderr } = decay(...args);

    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it('says as JSON what it found without a network, and whether it found anything', () => {
    const { status, stdout } = decay('chronos-2', '--only', 'ended', '--format', 'json');
    const verdict: unknown = JSON.parse(stdout);

    expect(verdict).toMatchObject({ unasked: [], answered: { ended: 1 } });
    expect(verdict).toHaveProperty('findings.length', expect.any(Number));
    expect(status).toBe(stdout.includes('"kind": "ended"') ? 1 : 0);
  });
});
