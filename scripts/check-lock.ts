/**
 * Fails when the lock file misses the binaries of some platform, or records where packages were
 * downloaded from. The first makes `npm ci` fail on other systems, the second ties everyone to one
 * machine's mirror.
 */
import { readFileSync } from 'node:fs';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const problems = lockProblems(readFileSync('package-lock.json', 'utf8'));
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

function lockProblems(text: string): readonly string[] {
  const { packages } = JSON.parse(text) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  const present = new Set(
    Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')),
  );
  return Object.entries(packages).flatMap(([path, { version, resolved, optionalDependencies }]) => {
    const missing = Object.keys(optionalDependencies ?? {}).filter((name) => !present.has(name));
    const absent = missing.map((name) => `${path}@${version ?? ''} lacks its optional ${name}`);
    const isFetched = resolved?.startsWith('http') === true;
    return isFetched ? [...absent, `${path} records a download address`] : absent;
  });
}
