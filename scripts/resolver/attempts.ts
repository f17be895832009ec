/** Asks uv for a plan's packages, in more than one way where the first is refused. */
import { findPlatform } from '../../src/core/platform/platforms.ts';
import { normalizeName, parseRequirement } from '../../src/core/python/index.ts';
import { packageInstalls } from '../../src/core/render/package-installs.ts';
import { resolverPlatform } from '../../src/core/render/pylock/resolver-platform.ts';
import { compileFiles } from './compile-files.ts';
import type { Question } from './questions.ts';
import type { ReachableFiles } from './replace-index.ts';
import { repositoryPackages } from './repositories.ts';
import { isIndexTrouble } from './trouble.ts';
import type { Answer, Uv } from './uv.ts';

/** The oldest C library that the manylinux builds of today are made for. */
const OLDEST_GLIBC = '2.28';

const ONLY_WHEELS = ['--only-binary', ':all:'];

export interface Attempt {
  readonly answer: Answer;
  readonly glibc?: string | undefined;
  readonly options: readonly string[];
}

/** For old systems first, so that one answer serves all; with builds only of what the card names. */
export async function firstThatResolves(
  question: Question,
  uv: Uv,
  folder: string,
  { files, options: ofIndexes }: ReachableFiles,
): Promise<Attempt> {
  const { card, plan, python, registry } = question;
  const own = findPlatform(registry.platforms, plan.place.platform.id)?.glibc;
  const libraries = own === undefined ? [undefined] : [OLDEST_GLIBC, own];
  const builds = card.sourceBuilds.flatMap((name) => ['--no-binary', name]);
  const always = repositoryPackages(plan).flatMap((name) => ['--no-binary', name]);
  const optionsOf = (at: number): readonly string[] => flagsAt(question, at);
  const limits = cardRelease(question);
  let last: Attempt | undefined;
  for (const extra of builds.length === 0 ? [[]] : [[], builds]) {
    for (const glibc of libraries) {
      const options = [...ONLY_WHEELS, ...always, ...extra, ...ofIndexes];
      const platform = resolverPlatform(plan, registry, glibc);
      const asked = { run: uv.run, folder, files, python, platform, options, optionsOf, limits };
      const answer = await patiently(() => compileFiles(asked));
      last = { answer, glibc, options };
      if (answer.isOk || isIndexTrouble(answer.output)) return last;
    }
  }
  if (last === undefined) throw new Error('There is at least one attempt.');
  return last;
}

/** Networks stumble: a second time, and no third. */
export async function patiently(ask: () => Promise<Answer>): Promise<Answer> {
  const first = await ask();
  return first.isOk || !isIndexTrouble(first.output) ? first : ask();
}

/** The files are in the order of the plan's installations, one for each. */
function flagsAt({ plan }: Question, at: number): readonly string[] {
  const flags = packageInstalls(plan)[at]?.action.flags ?? [];
  return [
    ...(flags.includes('pre') ? ['--prerelease', 'allow'] : []),
    ...(flags.includes('no-deps') ? ['--no-deps'] : []),
  ];
}

/**
 * A resolver goes back to old releases in silence when something new has no build; held to the
 * card's release it says what has none.
 */
function cardRelease({ card, plan }: Question): readonly string[] {
  const { package: name, version } = card;
  if (name === undefined || version === undefined) return [];
  const own = packageInstalls(plan)
    .flatMap(({ action }) => action.requirements)
    .flatMap((text) => {
      const parsed = parseRequirement(text);
      return parsed.ok && normalizeName(parsed.value.name) === normalizeName(name)
        ? [parsed.value]
        : [];
    });
  const isFromIndex = own.length > 0 && own.every(({ url }) => url === undefined);
  return isFromIndex ? [`${normalizeName(name)}>=${version}`] : [];
}
