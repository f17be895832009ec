/** Who is the first to name a package: later installations only restate what must stay. */
import type { Plan } from '../../plan/plan.ts';
import { normalizeName, parseRequirement } from '../../python/index.ts';
import type { PackageInstall } from '../package-installs.ts';
import type { OwnInstall } from './project-tables.ts';

export interface Dependency {
  /** Normalised. */
  readonly name: string;
  /** The line of the plan. */
  readonly text: string;
  /** As a project file spells it: a folder goes by its package's name. */
  readonly spelled: string;
  /** A folder of the model's folder. */
  readonly path?: string | undefined;
  /** It comes from an address, not from an index. */
  readonly hasUrl: boolean;
}

const FOLDER = /^(\.(?:\/[A-Za-z0-9._/-]*)?)(\[[A-Za-z0-9,._-]+\])?$/;

/** @param packageName name of the model's own package, for a folder does not say what it holds */
export function ownDependencies(
  installs: readonly PackageInstall[],
  card: Plan['card'],
  packageName: string | undefined,
): readonly OwnInstall[] {
  const seen = new Set<string>();
  return installs.map((install) => {
    const fresh = install.action.requirements.filter((text) => !seen.has(text));
    for (const text of fresh) seen.add(text);
    return {
      ...install,
      own: fresh.map((text) => dependencyOf(text, packageName ?? card.id)),
    };
  });
}

/** A line that is neither a requirement nor a folder has no name; the plan's checks refuse it. */
function dependencyOf(text: string, packageName: string): Dependency {
  const [, path, extras = ''] = FOLDER.exec(text) ?? [];
  if (path !== undefined) {
    const name = normalizeName(packageName.replace(/[^A-Za-z0-9._-].*$/, ''));
    return { name, text, spelled: `${name}${extras}`, path, hasUrl: false };
  }
  const parsed = parseRequirement(text);
  if (!parsed.ok) return { name: '', text, spelled: text, hasUrl: false };
  const hasUrl = parsed.value.url !== undefined;
  return { name: normalizeName(parsed.value.name), text, spelled: text, hasUrl };
}
