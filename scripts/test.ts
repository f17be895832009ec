/**
 * Runs every check and every test, after installing what the tests need, and closes with one line:
 * `N passed, N failed`. A check counts as one test.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureTestTools } from './test-tools.ts';

interface Tally {
  readonly passed: number;
  readonly failed: number;
}

const reportFile = join('node_modules', '.cache', 'cardstock', 'tests.json');

await main();

async function main(): Promise<void> {
  ensureTestTools();
  const checks = checkNames().map((name) => runCheck(name));
  const tests = runTests();
  const passed = checks.filter(Boolean).length + tests.passed;
  const failed = checks.filter((isGood) => !isGood).length + tests.failed;
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

/** The parts of `npm run check`, so that one failure does not hide the others. */
function checkNames(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  return [...(scripts['check'] ?? '').matchAll(/check:\w+/g)].map(([name]) => name);
}

function runCheck(name: string): boolean {
  console.log(`\n> ${name}`);
  return run('npm', ['run', '--silent', name]);
}

function runTests(): Tally {
  console.log('\n> build');
  if (!run('npm', ['run', '--silent', 'build'])) return { passed: 0, failed: 1 };
  mkdirSync(join(reportFile, '..'), { recursive: true });
  rmSync(reportFile, { force: true });
  console.log('\n> tests');
  const isGood = run('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
  ]);
  const tally = readTally();
  // A suite that fails to load counts no test of its own, but it is a failure.
  return isGood || tally.failed > 0 ? tally : { ...tally, failed: tally.failed + 1 };
}

function readTally(): Tally {
  try {
    const report = JSON.parse(readFileSync(reportFile, 'utf8')) as {
      readonly numPassedTests: number;
      readonly numFailedTests: number;
    };
    return { passed: report.numPassedTests, failed: report.numFailedTests };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function run(program: string, args: readonly string[]): boolean {
  const isWindows = process.platform === 'win32';
  return spawnSync(program, args, { stdio: 'inherit', shell: isWindows }).status === 0;
}
