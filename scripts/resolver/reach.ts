/** Whether an address can be reached from this machine. */
import { execFile } from 'node:child_process';

const asked = new Map<string, Promise<boolean>>();

/**
 * Asked once for each host, by the same program that people download with: it goes through the
 * proxies and certificates that the machine is set up with.
 */
export function canReach(url: string): Promise<boolean> {
  const { origin } = new URL(url);
  const known = asked.get(origin) ?? ask(url);
  asked.set(origin, known);
  return known;
}

function ask(url: string): Promise<boolean> {
  const args = [
    '-sIL',
    '--max-time',
    '15',
    '-o',
    process.platform === 'win32' ? 'NUL' : '/dev/null',
    url,
  ];
  return new Promise((resolve) => {
    execFile('curl', args, (error) => resolve(error === null));
  });
}
