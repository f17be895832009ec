/** Container images of an offline kit: saved as a file on one side, loaded from it on the other. */
import type { Action } from '../../plan/plan.ts';

type Running = Extract<Action, { readonly do: 'run' }>;

const FILE = 'image.tar';

/** The image that a command pulls or builds; `undefined` for any other command. */
export function imageOf([program, command, ...rest]: readonly string[]): string | undefined {
  if (program !== 'docker') return undefined;
  if (command === 'pull') return rest.at(-1);
  return command === 'build' ? rest[rest.indexOf('--tag') + 1] : undefined;
}

/** @see https://docs.docker.com/reference/cli/docker/image/save/ */
export function saveImage(image: string, { root }: Running): Action {
  return { do: 'run', argv: ['docker', 'save', '--output', FILE, image], root };
}

/** @see https://docs.docker.com/reference/cli/docker/image/load/ */
export function loadImage({ root }: Running): Action {
  return { do: 'run', argv: ['docker', 'load', '--input', FILE], root };
}
