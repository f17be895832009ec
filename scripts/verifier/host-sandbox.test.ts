import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { hostSandbox } from './host-sandbox.ts';
import type { Sandbox } from './sandbox.ts';

const GIBIBYTE = 2 ** 30;
const opened: Sandbox[] = [];

function open(): Sandbox {
  const sandbox = hostSandbox('a test');
  opened.push(sandbox);
  return sandbox;
}

afterEach(() => {
  for (const sandbox of opened.splice(0)) sandbox.remove();
});

describe('a folder of its own on this machine', () => {
  it('runs a script there, and tells status and both channels', async () => {
    const sandbox = open();
    sandbox.put('a.sh', 'pwd\necho out\necho err >&2\nprintf 12345 >made\nexit 3\n');
    const { output, status } = await sandbox.runScript('a.sh', 20, GIBIBYTE);

    expect(status).toBe(3);
    expect(output).toMatch(/cardstock-verify-.*\n(?=[^]*out\n)(?=[^]*err\n)/);
    expect(sandbox.diskBytes()).toBeGreaterThanOrEqual(5);
  });

  it('stops a script when time is up, with all that it started', async () => {
    const sandbox = open();
    sandbox.put('a.sh', '(sleep 4; echo late >late) &\nsleep 60\n');
    const { seconds, status } = await sandbox.runScript('a.sh', 1, GIBIBYTE);
    const folder = sandbox.diskBytes();
    await wait(4500);

    expect(status).toBe(124);
    expect(seconds).toBeLessThan(30);
    expect(sandbox.diskBytes()).toBe(folder);
  });

  it('leaves nothing behind', async () => {
    const sandbox = open();
    sandbox.put('a.sh', 'pwd\n');
    const { output } = await sandbox.runScript('a.sh', 20, GIBIBYTE);
    sandbox.remove();

    expect(existsSync(output.trim())).toBe(false);
  });
});
