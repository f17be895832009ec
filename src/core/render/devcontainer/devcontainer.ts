/** The format devcontainer: the Dockerfile's image as a place to work in, for editors that know it. */
import type { Action, Step } from '../../plan/plan.ts';
import { toOneLine } from '../../quote/one-line.ts';
import { quotePosix } from '../../quote/posix.ts';
import { buildCommands } from '../container/build-lines.ts';
import { hostNotes, hostUses } from '../container/host-steps.ts';
import { type Inside, planInside } from '../container/inner-plan.ts';
import { laterUses } from '../container/later-uses.ts';
import { refuseWithoutRights } from '../container/refusals.ts';
import { divide } from '../container/parts.ts';
import { USER, fetchedFolders, handMounts, modelFolder } from '../container/places.ts';
import { memoryOptions } from '../container/run-line.ts';
import { dockerfileText } from '../dockerfile/file.ts';
import { type Format, type Use, formatRefusal } from '../format.ts';
import { powerShellLines } from '../powershell/lines.ts';
import { wrapWords } from '../posix/wrap.ts';

const FOLDER = '.devcontainer';

export const devcontainer: Format = {
  id: 'devcontainer',
  name: 'Dev container',
  group: 'container',
  summary: 'For VS Code, Codespaces and other editors that open a project inside a container.',
  isCommon: false,
  render(request) {
    const without = refuseWithoutRights(request);
    if (without !== undefined) return without;
    const inside = planInside(request);
    if ('kind' in inside) return inside;
    const access = request.registry.images.access.find((row) => row.compute === inside.compute);
    if (access?.groups_of !== undefined) {
      return formatRefusal(
        request,
        'This GPU is opened by the number of a group that differs from machine to machine, and devcontainer.json cannot look it up.',
      );
    }
    const parts = divide(inside.plan);
    if (typeof parts === 'string') return formatRefusal(request, parts);
    const check = parts.later.find(({ id }) => id === 'check');
    const others = parts.later.filter((step) => step !== check);
    const settings = JSON.stringify(settingsOf(inside, others, check), undefined, 2);
    return {
      kind: 'rendering',
      files: [
        { name: `${FOLDER}/devcontainer.json`, text: `${toAscii(settings)}\n` },
        { name: `${FOLDER}/Dockerfile`, text: dockerfileText(inside, parts.image) },
        { name: `${FOLDER}/.dockerignore`, text: '*\n' },
      ],
      use: [...hostUses(inside), ...usesOf(inside, others)],
      notes: notesOf(inside),
    };
  },
};

/** JSON without comments; any reader takes it. @see https://containers.dev/implementors/json_reference/ */
function settingsOf(inside: Inside, later: readonly Step[], check: Step | undefined): object {
  const { card } = inside.request;
  const secrets = secretsOf(later);
  const names = Object.keys(secrets);
  const options = memoryOptions(inside);
  return {
    name: plainText(card.name),
    build: { dockerfile: 'Dockerfile' },
    remoteUser: USER.name,
    ...requirements(inside),
    mounts: mountsOf(inside),
    ...(options.length === 0 ? {} : { runArgs: options }),
    ...(names.length === 0 ? {} : { secrets, remoteEnv: fromSession(names) }),
    ...(check === undefined ? {} : { postCreateCommand: checkLine(inside, check) }),
  };
}

/**
 * What the host should have. `optional` hands the GPU in where there is one and starts without.
 * @see https://containers.dev/implementors/json_reference/#min-host-reqs
 */
function requirements({ request: { card }, plan, compute }: Inside): object {
  const variant = card.variants.find(({ id }) => id === plan.place.variant);
  const hardware = variant?.hardware ?? card.hardware;
  const memory = hardware?.ram_gb;
  const storage = hardware?.disk_gb;
  const wanted = {
    ...(compute === 'cpu' ? {} : { gpu: hardware?.gpu === 'required' ? true : 'optional' }),
    ...(memory === undefined ? {} : { memory: `${Math.ceil(memory)}gb` }),
    ...(storage === undefined ? {} : { storage: `${Math.ceil(storage)}gb` }),
  };
  return Object.keys(wanted).length === 0 ? {} : { hostRequirements: wanted };
}

/** Downloads outlive the container; the image has made both folders the user's. */
function mountsOf(inside: Inside): readonly object[] {
  const { id } = inside.plan.card;
  const cache = { source: `${id}-cache`, target: `${USER.home}/.cache`, type: 'volume' };
  const files = fetchedFolders(inside).map((folder, index) => ({
    source: `${id}-files-${index + 1}`,
    target: `${modelFolder(inside)}/${folder}`,
    type: 'volume',
  }));
  return [cache, ...files];
}

/** Tokens are asked for by the editor and kept out of the file. */
function secretsOf(later: readonly Step[]): Readonly<Record<string, object>> {
  const entries = later.flatMap(({ actions, reason }) =>
    actions.flatMap((action) =>
      action.do === 'set-variable' ? [[action.name, secretOf(actions, reason)] as const] : [],
    ),
  );
  return Object.fromEntries(entries);
}

/** The value stays in the session of whoever opens the container. */
function fromSession(names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, `\${localEnv:${name}}`]));
}

/**
 * Text in which nothing is replaced by a value of the reader's machine.
 * @see https://containers.dev/implementors/json_reference/#variables-in-devcontainerjson
 */
function plainText(text: string): string {
  return toOneLine(text).replaceAll('${', '$ {');
}

function secretOf(actions: readonly Action[], reason: string): object {
  const url = actions.flatMap((action) => (action.do === 'by-hand' ? (action.url ?? []) : []))[0];
  return {
    description: plainText(reason),
    ...(url === undefined ? {} : { documentationUrl: url }),
  };
}

/** One line for `sh`: the workspace is elsewhere, so it goes to the model's folder first. */
function checkLine(inside: Inside, check: Step): string {
  const commands = check.actions.flatMap((action) => buildCommands(inside, action));
  const lines = commands.map((parts) => parts.map(unwrap).join(' '));
  const line = [`cd ${quotePosix(modelFolder(inside))}`, ...lines].join(' && ');
  // A dollar stands in single quotes, always; between two of them nothing is replaced.
  return line.replaceAll('${', () => "$''{");
}

function unwrap(line: string): string {
  return line.replace(/ \\$/, '').trimStart();
}

function openUse({ plan }: Inside): Use {
  return {
    title: 'Open the project',
    reason: `in the folder that holds ${FOLDER}; in VS Code the command is Dev Containers: Reopen in Container. The check of ${plan.card.id} runs when it is made`,
    lines: 'devcontainer up --workspace-folder .',
  };
}

/** The container is opened before the first step that runs in it; a token is set before that. */
function usesOf(inside: Inside, later: readonly Step[]): readonly Use[] {
  const uses = laterOf(inside, later);
  const first = later.findIndex(({ actions }) =>
    actions.some(({ do: what }) => what === 'run-inside'),
  );
  const at = first === -1 ? uses.length : first;
  return [...uses.slice(0, at), openUse(inside), ...uses.slice(at)];
}

function laterOf(inside: Inside, later: readonly Step[]): readonly Use[] {
  return laterUses(inside, later, ({ argv, in: folder, env = {} }) => {
    const where = [modelFolder(inside), ...(folder === undefined ? [] : [folder])].join('/');
    const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    const call = ['devcontainer', 'exec', '--workspace-folder', '.'];
    const inner = ['env', '-C', where, ...variables, ...argv];
    return spell(inside, [...call, ...inner]);
  });
}

function spell({ host }: Inside, argv: readonly string[]): string {
  if (host.shell === 'posix') return wrapWords(argv.map(quotePosix), 0).join('\n');
  const run = { kind: 'run', argv, env: {}, root: false } as const;
  return powerShellLines(run, { ask: () => [], afterCall: () => [] }).join('\n');
}

function notesOf(inside: Inside): readonly string[] {
  const files = [...handMounts(inside), ...handMounts(inside, true)].map(
    ({ name, to }) =>
      `The container does not see ${name} by itself: put it into the project, and give the model its path there instead of ${to}.`,
  );
  return [
    ...hostNotes(inside),
    `Python of the model is ${modelFolder(inside)}/${inside.plan.environment.path}/bin/python; choose it as the interpreter.`,
    'Downloads are kept in a volume and survive when the container is made anew.',
    ...files,
  ];
}

function toAscii(json: string): string {
  return json.replace(
    /[^\0-~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
