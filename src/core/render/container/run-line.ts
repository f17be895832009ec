/** `docker run`, spelled for the shell of the host. */
import type { Variables } from '../command.ts';
import { quotePosix } from '../../quote/posix.ts';
import { powerShellLines } from '../powershell/lines.ts';
import { wrapWords } from '../posix/wrap.ts';
import type { Inside } from './inner-plan.ts';
import { USER, fetchedFolders, handMounts, modelFolder } from './places.ts';

export interface DockerRun {
  /** Command in the container; the image's own when left out. */
  readonly argv?: readonly string[] | undefined;
  /** Folder to run in, relative to the model's. */
  readonly in?: string | undefined;
  readonly env?: Variables | undefined;
  /** Variables whose value stays in the user's session until then. */
  readonly pass?: readonly string[] | undefined;
  /** With a terminal. */
  readonly isInteractive?: boolean | undefined;
}

/**
 * One line. The home folder is a volume, so that what models fetch outlives the container; files
 * that were fetched by hand are seen where the model looks for them.
 */
export function dockerRunLine(inside: Inside, run: DockerRun): string {
  const options = optionsOf(inside, run);
  const mounts = handMounts(inside);
  const image = inside.plan.card.id;
  const argv = run.argv ?? [];
  if (inside.host.shell === 'powershell') {
    const command = { kind: 'container', options, mounts, image, argv } as const;
    return powerShellLines(command, { ask: () => [], afterCall: () => [] }).join('\n');
  }
  const words = [
    ...['docker', 'run', ...options].map(quotePosix),
    ...groupWords(inside),
    ...mounts.flatMap(({ name, to }) => ['--volume', `"$PWD"/${quotePosix(`${name}:${to}`)}`]),
    ...[image, ...argv].map(quotePosix),
  ];
  return wrapWords(words, 0).join('\n');
}

function optionsOf(inside: Inside, run: DockerRun): readonly string[] {
  const { id } = inside.plan.card;
  const folders = fetchedFolders(inside);
  return [
    '--rm',
    ...(run.isInteractive === true ? ['--interactive', '--tty'] : []),
    ...accessOptions(inside),
    ...memoryOptions(inside),
    '--volume',
    `${id}-home:${USER.home}`,
    ...folders.flatMap((folder, index) => [
      '--volume',
      `${id}-files-${index + 1}:${modelFolder(inside)}/${folder}`,
    ]),
    ...(run.in === undefined ? [] : ['--workdir', `${modelFolder(inside)}/${run.in}`]),
    ...Object.entries(run.env ?? {}).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...(run.pass ?? []).flatMap((name) => ['--env', name]),
  ];
}

/** What lets the container see the GPU. */
function accessOptions({ request: { registry }, compute }: Inside): readonly string[] {
  return registry.images.access.find((row) => row.compute === compute)?.docker ?? [];
}

/** What the authors' own container is run with. */
export function memoryOptions({ request: { card } }: Inside): readonly string[] {
  const { shm_gb: shared, ipc_host: isShared } = card.container ?? {};
  return [
    ...(shared === undefined ? [] : [`--shm-size=${shared}g`]),
    ...(isShared === true ? ['--ipc=host'] : []),
  ];
}

/**
 * The group that owns the device, by its number on this machine.
 * @see https://docs.docker.com/reference/cli/docker/container/run/#group-add
 */
function groupWords({ request: { registry }, compute }: Inside): readonly string[] {
  const row = registry.images.access.find((one) => one.compute === compute);
  return (row?.groups_of ?? []).flatMap((device) => [
    '--group-add',
    `"$(stat -c %g ${quotePosix(device)})"`,
  ]);
}
