/** The text of a Dockerfile: a fold over the steps that belong into the image. */
import type { Action, Step } from '../../plan/plan.ts';
import { commentDockerfile, execForm, quoteDockerfile } from '../../quote/dockerfile.ts';
import { quotePosix } from '../../quote/posix.ts';
import { requireVariableName } from '../../quote/variable-name.ts';
import { breakPair } from '../container/break-pair.ts';
import { buildCommands, needsRoot } from '../container/build-lines.ts';
import type { Inside } from '../container/inner-plan.ts';
import {
  USER,
  fetchedFolders,
  libraryFolders,
  modelFolder,
  programFolder,
} from '../container/places.ts';
import { stepTitle } from '../step-reason.ts';

/** Where pip keeps what it fetched: not in the home folder, or that would become root's. */
const PIP_CACHE = '/var/cache/pip';

/**
 * The first comment is a directive; a line that holds nothing but `#` ends the directives.
 * @see https://docs.docker.com/reference/dockerfile/#parser-directives
 */
const HEAD = ['# syntax=docker/dockerfile:1', '#'];

/**
 * The whole file, with a last line feed. No here-documents, which older builders do not know.
 *
 * @param steps what belongs into the image, in the order of the plan
 */
export function dockerfileText(inside: Inside, steps: readonly Step[]): string {
  const blocks = [
    [...HEAD, commentDockerfile(`Cardstock card ${inside.plan.card.id}`)],
    [`FROM ${inside.reference}`],
    argumentLines(inside),
    accessLines(inside),
    ...stepBlocks(inside, steps),
    [`ENV PATH="${programFolder(inside)}:$PATH"`, `CMD ${execForm(['python'])}`],
  ];
  const texts = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

/** Variables of the build only. */
function argumentLines(inside: Inside): readonly string[] {
  const pairs = {
    ...managerRow(inside)?.variables,
    PIP_CACHE_DIR: PIP_CACHE,
    ...inside.buildVariables,
  };
  return Object.entries(pairs).map(([name, value]) => setting('ARG', name, value));
}

function accessLines({ request: { registry }, compute }: Inside): readonly string[] {
  const row = registry.images.access.find((one) => one.compute === compute);
  return Object.entries(row?.variables ?? {}).map(([name, value]) => setting('ENV', name, value));
}

function setting(instruction: 'ARG' | 'ENV', name: string, value: string): string {
  return `${instruction} ${requireVariableName(name)}=${quoteDockerfile(value)}`;
}

function managerRow({ request: { registry }, plan }: Inside) {
  const used = plan.steps.flatMap(({ actions }) =>
    actions.flatMap((action) => ('manager' in action ? action.manager : [])),
  );
  return registry.images.managers.find(({ id }) => used.includes(id));
}

function stepBlocks(inside: Inside, steps: readonly Step[]): readonly (readonly string[])[] {
  let user = 'root';
  return steps.map((step) => {
    const lines = [commentDockerfile(stepTitle(step))];
    for (const group of grouped(step.actions)) {
      const wanted = userFor(group);
      if (wanted !== undefined && wanted !== user && !isFolder(group)) {
        lines.push(`USER ${wanted}`);
        user = wanted;
      }
      lines.push(...instructions(inside, group));
      if (isFolder(group)) user = USER.name;
    }
    return lines;
  });
}

type Group = readonly [Action, ...Action[]];

/** Neighbours that become one instruction. */
function grouped(actions: readonly Action[]): readonly Group[] {
  const groups: [Action, ...Action[]][] = [];
  for (const action of actions) {
    const last = groups.at(-1);
    if (last !== undefined && kindOf(last[0]) === kindOf(action)) last.push(action);
    else groups.push([action]);
  }
  return groups;
}

type Kind = 'folder' | 'variable' | 'libraries' | 'root' | 'user';

function kindOf(action: Action): Kind {
  if (action.do === 'make-folder' || action.do === 'enter-folder') return 'folder';
  if (action.do === 'set-variable') return 'variable';
  if (action.do === 'set-library-path') return 'libraries';
  return needsRoot(action) ? 'root' : 'user';
}

function isFolder([first]: Group): boolean {
  return kindOf(first) === 'folder';
}

function userFor([first]: Group): string | undefined {
  const kind = kindOf(first);
  if (kind === 'root') return 'root';
  return kind === 'user' ? USER.name : undefined;
}

function instructions(inside: Inside, group: Group): readonly string[] {
  const kind = kindOf(group[0]);
  switch (kind) {
    case 'folder':
      return folderLines(inside);
    case 'variable':
      return group.flatMap((action) =>
        action.do === 'set-variable' && action.value !== undefined
          ? [setting('ENV', action.name, action.value)]
          : [],
      );
    case 'libraries':
      return group.flatMap((action) =>
        action.do === 'set-library-path' ? [libraryLine(inside, action.folders)] : [],
      );
    case 'root':
      return [rootRun(inside, group)];
    case 'user':
      return [userRun(inside, group)];
    default:
      return kind satisfies never;
  }
}

/**
 * The user, the folder, and folders that volumes will cover, which then belong to the user as well.
 * `WORKDIR` alone would make root's.
 * @see https://docs.docker.com/engine/storage/volumes/#populate-a-volume-using-a-container
 */
function folderLines(inside: Inside): readonly string[] {
  const folder = modelFolder(inside);
  const { name, id, home } = USER;
  const folders = [
    folder,
    `${home}/.cache`,
    ...fetchedFolders(inside).map((to) => `${folder}/${to}`),
  ];
  const user = `useradd --create-home --uid ${id} --shell /bin/sh ${name}`;
  const make = `install -d -o ${name} -g ${name} ${folders.map(quotePosix).join(' ')}`;
  return [`RUN ${user} && \\\n    ${make}`, `USER ${name}`, `WORKDIR ${folder}`];
}

/** What was there before stays, behind; an empty entry would stand for the current folder. */
function libraryLine(inside: Inside, folders: readonly string[]): string {
  const own = quoteDockerfile(libraryFolders(inside, folders)).slice(0, -1);
  return `ENV LD_LIBRARY_PATH=${own}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`;
}

/** The lists and packages of the manager stay in the builder's cache, which one build uses at a time. */
function rootRun(inside: Inside, group: Group): string {
  const row = managerRow(inside);
  const mounts = (row?.caches ?? []).map(
    (target) => `--mount=type=cache,target=${target},sharing=locked`,
  );
  const prepare = row === undefined ? [] : [[row.prepare.map(quotePosix).join(' ')]];
  return runLine(mounts, [...prepare, ...commandsOf(inside, group)]);
}

function userRun(inside: Inside, group: Group): string {
  const usesPip = group.some((action) => action.do === 'pip-install');
  const mount = `--mount=type=cache,target=${PIP_CACHE},uid=${USER.id},gid=${USER.id},sharing=locked`;
  return runLine(usesPip ? [mount] : [], commandsOf(inside, group));
}

function commandsOf(inside: Inside, group: Group): readonly (readonly string[])[] {
  return group.flatMap((action) => buildCommands(inside, action));
}

/** The commands, each only if the one before it did well. */
function runLine(mounts: readonly string[], commands: readonly (readonly string[])[]): string {
  const joined = commands
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `    ${breakPair(line, '<')}`).join('\n'))
    .join(' && \\\n');
  const options = mounts.map((mount) => `${mount} \\\n    `).join('');
  return `RUN ${options}${joined.trimStart()}`;
}
