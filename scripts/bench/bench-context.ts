/** What every measurement gets: the project, a folder to work in, generated catalogs and built sites. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyProject } from './copy-project.ts';
import { makeRoot } from './make-root.ts';
import type { Options } from './options.ts';
import { type Measured, runSuccessfully } from './run-measured.ts';

export interface BenchContext {
  readonly options: Options;
  /** Folder of the project. */
  readonly project: string;
  /** Folder that is deleted at the end. */
  readonly work: string;
  /** Ids of the real `catalog/tasks.yml`. */
  readonly tasks: readonly string[];
  /** Says what is going on, on standard error. */
  readonly say: (text: string) => void;
}

/** The root of a generated catalog; it is written when it is asked for first. */
export function rootOf({ work, project, tasks, say }: BenchContext, count: number): string {
  const root = join(work, `cards-${count}`);
  if (existsSync(root)) return root;
  say(`writing ${count} cards`);
  makeRoot(root, project, count, tasks);
  return root;
}

/** The built site of a root; it is built when there is none yet. */
export async function siteOf(context: BenchContext, root: string): Promise<string> {
  const site = siteFolder(context, root);
  if (!existsSync(join(site, 'index.html'))) await buildSite(context, root);
  return site;
}

/** Builds the site of a root from nothing. */
export async function buildSite(context: BenchContext, root: string): Promise<Measured> {
  const site = siteFolder(context, root);
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  return await runSuccessfully({
    argv: [process.execPath, astroProgram(context), 'build', '--outDir', site],
    cwd: copyProject(context.project, context.work),
    env: projectEnvironment(context, root),
  });
}

/**
 * Variables that point this project's programs at another catalog. The scripts of generated cards are
 * left out: in a build of thousands they would hide everything else; they are measured on their own.
 */
export function projectEnvironment(
  { project }: BenchContext,
  root: string,
): Readonly<Record<string, string>> {
  const scripts = root === project ? 'yes' : 'no';
  return { CARDSTOCK_ROOT: root, CARDSTOCK_SCRIPTS: scripts, ASTRO_TELEMETRY_DISABLED: '1' };
}

/** The script that `astro` starts. */
export function astroProgram({ project }: BenchContext): string {
  return join(project, 'node_modules', 'astro', 'bin', 'astro.mjs');
}

function siteFolder({ work, project }: BenchContext, root: string): string {
  return join(work, 'sites', root === project ? 'real' : root.slice(work.length + 1));
}
