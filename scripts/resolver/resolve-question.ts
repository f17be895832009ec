/** Asks uv about one Python of a target. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askedOf } from '../../src/core/evidence/asked.ts';
import type { Package, Trouble } from '../../src/core/generated/evidence.ts';
import { normalizeName, parseRequirement } from '../../src/core/python/index.ts';
import { findPlatform } from '../../src/core/platform/platforms.ts';
import { packageInstalls } from '../../src/core/render/package-installs.ts';
import { lockArguments, resolverPlatform } from '../../src/core/render/pylock/resolver-platform.ts';
import { requirements } from '../../src/core/render/requirements/requirements.ts';
import type { KnownFailure } from '../../src/core/diagnose/diagnose.ts';
import { compileFiles, indexesOf, pinsOf, requirementLists } from './compile-files.ts';
import type { Question } from './questions.ts';
import { readLock } from './read-lock.ts';
import { clashOf } from './clash.ts';
import { reachableFiles, type ReachableFiles } from './replace-index.ts';
import { isIndexTrouble, troubleOf } from './trouble.ts';
import type { Answer, Uv } from './uv.ts';

export interface Resolver {
  readonly uv: Uv;
  readonly failures: readonly KnownFailure[];
  /** Framework indexes that cannot be reached are replaced by the default index. */
  readonly mayReplace: boolean;
}

/** What was found, or why nothing could be asked. */
export type Outcome =
  | {
      readonly kind: 'resolved';
      readonly asked: readonly string[];
      readonly glibc?: string | undefined;
      readonly replaced: readonly string[];
      readonly trouble?: Trouble | undefined;
      readonly built: readonly string[];
      readonly packages: readonly Package[];
    }
  | { readonly kind: 'not-asked'; readonly reason: string };

/** The oldest C library that the manylinux builds of today are made for. */
const OLDEST_GLIBC = '2.28';

const ONLY_WHEELS = ['--only-binary', ':all:'];

/**
 * @param folder to work in, made here
 */
export async function resolveQuestion(
  question: Question,
  resolver: Resolver,
  folder: string,
): Promise<Outcome> {
  const { card, plan, registry, target } = question;
  if (plan.steps.some(({ actions }) => actions.some((action) => action.do === 'clone'))) {
    return { kind: 'not-asked', reason: 'it installs a folder that is cloned first' };
  }
  const rendering = requirements.render({ card, target, registry });
  if (rendering.kind === 'refusal') return { kind: 'not-asked', reason: rendering.reason };
  const reached = await reachableFiles(rendering.files, plan, registry, resolver.mayReplace);
  if (reached.missing.length > 0) {
    return { kind: 'not-asked', reason: `cannot reach ${reached.missing.join(', ')}` };
  }
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of reached.files) writeFileSync(join(folder, name), text);
  return judge(question, resolver, folder, reached);
}

async function judge(
  question: Question,
  resolver: Resolver,
  folder: string,
  reached: ReachableFiles,
): Promise<Outcome> {
  const { files, replaced } = reached;
  const { answer, glibc, options } = await firstThatResolves(question, resolver, folder, reached);
  const base = { kind: 'resolved', asked: askedOf(question.plan), replaced } as const;
  if (!answer.isOk) {
    const isOfStandIn = replaced.length > 0 && blamesFramework(question, answer.output);
    if (isOfStandIn || isIndexTrouble(answer.output)) {
      return { kind: 'not-asked', reason: lastLine(answer.output, replaced) };
    }
    const trouble = troubleOf(answer.output, resolver.failures);
    return { ...base, glibc, trouble, built: [], packages: [] };
  }
  if (!question.isMain) return { ...base, glibc, built: [], packages: [] };
  const lock = await lockOf(question, resolver, folder, { files, glibc, options });
  if (typeof lock === 'string') return { kind: 'not-asked', reason: lock };
  const clash = clashOf(question, lock);
  if (clash !== undefined) return { ...base, glibc, trouble: clash, built: [], packages: [] };
  const built = lock.filter(isSource).map(({ name }) => name);
  return { ...base, glibc, built, packages: lock };
}

/** With another index in its place a framework may lack what its own index has. */
function blamesFramework({ plan }: Question, output: string): boolean {
  const names = packageInstalls(plan)
    .filter(({ step }) => step.phase === 'framework')
    .flatMap(({ action }) => action.requirements)
    .flatMap((text) => /^[A-Za-z0-9_.-]+/.exec(text)?.[0] ?? []);
  return names.some((name) => new RegExp(String.raw`\b${name}[=<>]`).test(output));
}

interface Attempt {
  readonly answer: Answer;
  readonly glibc?: string | undefined;
  readonly options: readonly string[];
}

/** For old systems first, so that one answer serves all; with builds only of what the card names. */
async function firstThatResolves(
  question: Question,
  { uv }: Resolver,
  folder: string,
  { files, options: ofIndexes }: ReachableFiles,
): Promise<Attempt> {
  const { card, plan, python, registry } = question;
  const own = findPlatform(registry.platforms, plan.place.platform.id)?.glibc;
  const libraries = own === undefined ? [undefined] : [OLDEST_GLIBC, own];
  const builds = card.sourceBuilds.flatMap((name) => ['--no-binary', name]);
  const optionsOf = (at: number): readonly string[] => flagsAt(question, at);
  const limits = cardRelease(question);
  let last: Attempt | undefined;
  for (const extra of builds.length === 0 ? [[]] : [[], builds]) {
    for (const glibc of libraries) {
      const options = [...ONLY_WHEELS, ...extra, ...ofIndexes];
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
async function patiently(ask: () => Promise<Answer>): Promise<Answer> {
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

/** Files and sums of what was chosen. */
async function lockOf(
  { plan, registry }: Question,
  { uv }: Resolver,
  folder: string,
  { files, glibc, options }: Omit<Attempt, 'answer'> & Pick<ReachableFiles, 'files'>,
): Promise<readonly Package[] | string> {
  writeFileSync(join(folder, 'pins.in'), pinsOf(folder, requirementLists(files)));
  const answer = await patiently(() =>
    uv.run(
      [
        ...lockArguments(plan, registry, { input: 'pins.in', output: 'pylock.toml' }, glibc),
        ...indexesOf(files).flatMap((url) => ['--index', url]),
        ...options,
      ],
      folder,
    ),
  );
  if (!answer.isOk) return lastLine(answer.output, []);
  return readLock(readFileSync(join(folder, 'pylock.toml'), 'utf8'), registry.indexes);
}

function isSource({ files }: Package): boolean {
  return files.length > 0 && files.every(({ name }) => !name.endsWith('.whl'));
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

function lastLine(output: string, replaced: readonly string[]): string {
  const line = output.trim().split('\n').slice(-3).join(' ').replaceAll(/\s+/g, ' ').slice(-300);
  return replaced.length === 0 ? line : `with ${replaced.join(', ')}: ${line}`;
}
