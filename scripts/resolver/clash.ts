/** Packages that a resolver puts side by side although they own the same files. */
import type { Package, Trouble } from '../../src/core/generated/evidence.ts';
import { normalizeName } from '../../src/core/python/index.ts';
import type { Question } from './questions.ts';

/**
 * The builds of a framework that are packages of their own, and what the card says excludes each
 * other: whichever is installed last overwrites files of the other.
 */
export function clashOf(
  { card, registry }: Pick<Question, 'card' | 'registry'>,
  packages: readonly Pick<Package, 'name'>[],
): Trouble | undefined {
  const ofFrameworks = Object.values(registry.frameworks).map((framework) => [
    framework.package,
    ...framework.builds.flatMap((build) => build.package ?? []),
  ]);
  const names = new Set(packages.map(({ name }) => name));
  for (const group of [...ofFrameworks, ...card.exclusive]) {
    const found = [...new Set(group.map(normalizeName))].filter((name) => names.has(name));
    if (found.length < 2) continue;
    const text = `${found.join(' and ')} are installed side by side, and hold the same module: the last one overwrites the other.`;
    return { class: 'conflict', text };
  }
  return undefined;
}
