/**
 * The files below `binder/`. All of pip's work is in `postBuild`: `requirements.txt` is one call of
 * pip with one index, while a plan has several calls, each with its own index and flags, in an
 * order that matters.
 * @see https://repo2docker.readthedocs.io/en/latest/configuration/
 */
import type { Plan, Step } from '../../plan/plan.ts';
import { commentPosix, quotePosix } from '../../quote/posix.ts';
import { requireVariableName } from '../../quote/variable-name.ts';
import { quoteYaml } from '../../quote/yaml.ts';
import { stepCommands } from '../commands.ts';
import type { RenderedFile } from '../format.ts';
import { posixLines } from '../posix/lines.ts';
import type { Sorted } from './sort-actions.ts';

/** The files, sorted by name. */
export function binderFiles(plan: Plan, sorted: Sorted): readonly RenderedFile[] {
  return [
    ...aptFile(sorted),
    ...condaFile(sorted),
    ...buildFile(plan, sorted),
    ...runtimeFile(plan, sorted),
    ...startFile(sorted),
  ];
}

/** One name a line; versions and options are not read. */
function aptFile({ apt }: Sorted): readonly RenderedFile[] {
  if (apt.length === 0) return [];
  return [{ name: 'binder/apt.txt', text: lines(apt.map(requireAptName)) }];
}

/** @see https://www.debian.org/doc/debian-policy/ch-controlfields.html#source */
function requireAptName(name: string): string {
  if (/^[a-z0-9][a-z0-9+.-]*$/.test(name)) return name;
  throw new RangeError(`${JSON.stringify(name)} is not the name of a Debian package.`);
}

/** repo2docker sees a version only behind `=`; with `>=` it would take a default of its own. */
function condaFile({ conda }: Sorted): readonly RenderedFile[] {
  if (conda === undefined) return [];
  const text = lines([
    'channels:',
    ...[...conda.channels, 'nodefaults'].map((channel) => `  - ${quoteYaml(channel)}`),
    'dependencies:',
    ...conda.packages.map((name) => `  - ${quoteYaml(name)}`),
  ]);
  return [{ name: 'binder/environment.yml', text }];
}

/** Only a minor version is taken. Beside `environment.yml` the file would not be read. */
function runtimeFile({ python }: Plan, { conda }: Sorted): readonly RenderedFile[] {
  if (conda !== undefined || python === undefined) return [];
  return [{ name: 'binder/runtime.txt', text: lines([`python-${python.version}`]) }];
}

/** repo2docker runs it in the repository's folder, as the user of the session. */
function buildFile(plan: Plan, { build }: Sorted): readonly RenderedFile[] {
  if (build.length === 0) return [];
  const text = lines([
    '#!/bin/bash',
    'set -euo pipefail',
    // What pip keeps for later would only make the image larger.
    'export PIP_NO_CACHE_DIR=1',
    ...build.flatMap((step) => ['', ...stepLines(plan, step)]),
  ]);
  return [{ name: 'binder/postBuild', text, executable: true }];
}

/** The image's own Python is on `PATH`, so programs of the environment go by their bare names. */
function stepLines(plan: Plan, step: Step): readonly string[] {
  const inImage: Plan = { ...plan, shell: 'posix', environment: { kind: 'container', path: '' } };
  const commands = stepCommands(inImage, step);
  return [
    commentPosix(`${step.title}: ${step.reason}`),
    ...commands.flatMap((command) =>
      posixLines(inImage, command, { indent: 0, ask: (name) => `export ${name}` }),
    ),
  ];
}

/** Must end by becoming what the session runs. */
function startFile({ variables }: Sorted): readonly RenderedFile[] {
  if (variables.length === 0) return [];
  const text = lines([
    '#!/bin/bash',
    'set -euo pipefail',
    ...variables.map(
      ({ name, value }) => `export ${requireVariableName(name)}=${quotePosix(value)}`,
    ),
    'exec "$@"',
  ]);
  return [{ name: 'binder/start', text, executable: true }];
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
