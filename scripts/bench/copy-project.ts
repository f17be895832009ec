/**
 * Copies the site's source into the work folder. Astro keeps its intermediate files beside the source,
 * so a build from the project itself would disturb a server or another build that runs there.
 */
import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What a build reads, beside the packages and the catalog. */
const SOURCES = [
  'src',
  'public',
  'schemas',
  'astro.config.mjs',
  'cardstock.config.json',
  'package.json',
  'tsconfig.json',
];

/** @returns the folder of the copy; it is made once */
export function copyProject(project: string, work: string): string {
  const copy = join(work, 'project');
  if (existsSync(copy)) return copy;
  mkdirSync(copy);
  for (const name of SOURCES) cpSync(join(project, name), join(copy, name), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}
