/** Runs `cardstock` as a user does. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/commands/project-root.ts';

const script = join(projectRoot, 'scripts', 'cardstock.ts');

/**
 * What it prints.
 *
 * @throws Error when it ends with another status than 0
 */
export function commandLine(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`cardstock ${args.join(' ')}: ${String(status)} ${stderr}`);
  return stdout;
}
