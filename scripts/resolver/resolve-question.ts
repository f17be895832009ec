/** Asks uv about one Python of a target. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askedOf } from '../../src/core/evidence/asked.ts';
import type { Package, Trouble } from '../../src/core/generated/evidence.ts';
import { packageInstalls } from '../../src/core/render/package-installs.ts';
import { lockArguments } from '../../src/core/render/pylock/resolver-platform.ts';
import { requirements } from '../../src/core/render/requirements/requirements.ts';
import type { KnownFailure } from '../../src/core/diagnose/diagnose.ts';
import { type Attempt, firstThatResolves, patiently } from './attempts.ts';
import { indexesOf, pinsOf, requirementLists } from './compile-files.ts';
import type { Question } from './questions.ts';
import { readLock } from './read-lock.ts';
import { clashOf } from './clash.ts';
import { reachableFiles, type ReachableFiles } from './replace-index.ts';
import { cloneSources, clonesToInstall, needsEarlierPackages } from './repositories.ts';
import { isIndexTrouble, troubleOf } from './trouble.ts';
import type { Uv } from './uv.ts';

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

/**
 * @param folder to work in, made here
 */
export async function resolveQuestion(
  question: Question,
  resolver: Resolver,
  folder: string,
): Promise<Outcome> {
  const { card, plan, registry, target } = question;
  if (needsEarlierPackages(plan)) {
    return { kind: 'not-asked', reason: 'its build needs packages that are installed before it' };
  }
  const rendering = requirements.render({ card, target, registry });
  if (rendering.kind === 'refusal') return { kind: 'not-asked', reason: rendering.reason };
  const reached = await reachableFiles(rendering.files, plan, registry, resolver.mayReplace);
  if (reached.missing.length > 0) {
    return { kind: 'not-asked', reason: `cannot reach ${reached.missing.join(', ')}` };
  }
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of reached.files) writeFileSync(join(folder, name), text);
  if (clonesToInstall(plan)) {
    const { isOk, output } = await cloneSources(plan, folder);
    if (!isOk) return { kind: 'not-asked', reason: lastLine(output, []) };
  }
  return judge(question, resolver, folder, reached);
}

async function judge(
  question: Question,
  resolver: Resolver,
  folder: string,
  reached: ReachableFiles,
): Promise<Outcome> {
  const { files, replaced } = reached;
  const { answer, glibc, options } = await firstThatResolves(
    question,
    resolver.uv,
    folder,
    reached,
  );
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

function isSource({ commit, files }: Package): boolean {
  if (commit !== undefined) return true;
  return files.length > 0 && files.every(({ name }) => !name.endsWith('.whl'));
}

function lastLine(output: string, replaced: readonly string[]): string {
  const line = output.trim().split('\n').slice(-3).join(' ').replaceAll(/\s+/g, ' ').slice(-300);
  return replaced.length === 0 ? line : `with ${replaced.join(', ')}: ${line}`;
}
