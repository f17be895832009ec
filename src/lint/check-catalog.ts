/** Checks a whole catalog, or chosen files of it or of elsewhere. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { FILE } from '../catalog/finding.ts';
import { type LoadedRegistry, cardPaths, loadRegistry } from '../catalog/load.ts';
import { loadEvidence } from '../catalog/load-evidence.ts';
import { loadFailures } from '../catalog/load-failures.ts';
import { loadStackEvidence } from '../catalog/load-stack-evidence.ts';
import { listNames } from '../catalog/load-registry.ts';
import { makeLocator } from '../catalog/locate.ts';
import { idOf, readCard } from '../catalog/read-card.ts';
import { inFileOrder, toProblems } from '../catalog/to-problem.ts';
import type { Problem } from '../core/problem.ts';
import { checkCard } from './check-card.ts';
import type { Known } from './rule.ts';
import { ruleDocById } from './rules.ts';

export interface Checked {
  readonly fileCount: number;
  readonly cardCount: number;
  /** In order of file, line and column. */
  readonly problems: readonly Problem[];
}

/**
 * Checks everything under `root/catalog`.
 *
 * @param root folder that holds `catalog/`
 */
export function checkCatalog(root: string): Checked {
  const data = loadRegistry(root);
  const failures = loadFailures(root, data.registry);
  const paths = [...cardPaths(root), ...nestedCards(root)];
  const known = knownOf(data, root);
  const evidence = loadEvidence(root, known.cardIds, data.registry);
  const ofStacks = loadStackEvidence(root, known);
  const problems = [
    ...data.problems,
    ...failures.problems,
    ...evidence.problems,
    ...ofStacks.problems,
    ...caseClashes(paths),
    ...(paths.length === 0 ? [emptyCatalog()] : []),
    ...paths.flatMap((path) => checkFile(join(root, path), path, known)),
  ];
  const ofEvidence = evidence.fileCount + ofStacks.fileCount;
  return {
    fileCount: data.fileCount + failures.fileCount + ofEvidence + paths.length,
    cardCount: paths.length,
    problems: problems.toSorted(inFileOrder),
  };
}

/**
 * Checks chosen files; a file outside the catalog is judged by the same data.
 *
 * @param files paths as the user gave them
 */
export function checkFiles(root: string, files: readonly string[]): Checked {
  const data = loadRegistry(root);
  const known = knownOf(data, root);
  const ofData = files.some(isData)
    ? [
        ...data.problems,
        ...loadFailures(root, data.registry).problems,
        ...loadStackEvidence(root, known).problems,
      ]
    : [];
  const problems = files.flatMap((file) => {
    if (isData(file)) return dataProblems(file, ofData);
    return checkFile(file, file, known);
  });
  const all = [...problems, ...caseClashes(files.filter((file) => file.endsWith('.md')))];
  return { fileCount: files.length, cardCount: files.length, problems: all.toSorted(inFileOrder) };
}

function knownOf({ registry, tasks, licenses }: LoadedRegistry, root: string): Known {
  return { registry, tasks, licenses, cardIds: new Set(cardPaths(root).map(idOf)) };
}

function checkFile(path: string, shown: string, known: Known): readonly Problem[] {
  return checkCard({ ...readCard(path), path: shown }, known);
}

function isData(file: string): boolean {
  return file.endsWith('.yml') || file.endsWith('.json');
}

/** Problems of one data file, by the end of its path. */
function dataProblems(file: string, problems: readonly Problem[]): readonly Problem[] {
  const path = file.replaceAll('\\', '/');
  const tail = /(?:^|\/)(catalog\/.+)$/.exec(path)?.[1] ?? path;
  return problems
    .filter((problem) => problem.file === tail)
    .map((problem) => ({ ...problem, file }));
}

/** Cards that lie one folder too deep, where nobody would find them. */
function nestedCards(root: string): readonly string[] {
  const models = join(root, 'catalog', 'models');
  return listNames(models)
    .filter((name) => !name.endsWith('.md') && isFolder(join(models, name)))
    .flatMap((folder) =>
      listNames(join(models, folder))
        .filter((name) => name.endsWith('.md'))
        .map((name) => `catalog/models/${folder}/${name}`),
    );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function caseClashes(paths: readonly string[]): readonly Problem[] {
  const seen = new Map<string, string>();
  return paths.flatMap((path) => {
    const folded = idOf(path).toLowerCase();
    const other = seen.get(folded);
    seen.set(folded, other ?? path);
    if (other === undefined || other === path) return [];
    const what = idOf(other) === idOf(path) ? 'have the same id' : 'differ in letter case only';
    return problemAt(path, 'P603', `${path} and ${other} ${what}`);
  });
}

function emptyCatalog(): Problem {
  const [problem] = problemAt('catalog/models', 'P607', 'no card found in catalog/models');
  if (problem === undefined) throw new Error('One finding makes one problem.');
  return problem;
}

function problemAt(path: string, rule: string, message: string): readonly Problem[] {
  const locator = makeLocator('', 0);
  return toProblems({ path, locator }, [{ rule, place: FILE, message }], ruleDocById);
}
