/** Where things are in an image. */
import type { Inside } from './inner-plan.ts';

/** The user that programs run as: a number that no base image has taken; Ubuntu 24.04 has 1000. */
export const USER = { name: 'app', id: 10001, home: '/home/app' } as const;

/** Folder of the model: outside of the home folder, which is a volume at run time. */
export function modelFolder({ plan }: Inside): string {
  return `/opt/${plan.folder}`;
}

/** Folder of the environment's programs. */
export function programFolder(inside: Inside): string {
  return `${modelFolder(inside)}/${inside.plan.environment.path}/bin`;
}

/** What the loader searches, by absolute path. */
export function libraryFolders(inside: Inside, folders: readonly string[]): string {
  return folders.map((folder) => `${modelFolder(inside)}/${folder}`).join(':');
}

/** A folder or file of the host that the container must see. */
export interface Mount {
  /** Relative to the folder that the user stands in. */
  readonly name: string;
  readonly to: string;
}

/**
 * Model files that a person fetches: they lie beside the user and are seen at their place.
 *
 * @param isOptional those that may be missing, which no line can take for granted
 */
export function handMounts(inside: Inside, isOptional = false): readonly Mount[] {
  return weightsHere(inside).flatMap(({ when, into, optional = false }) =>
    when === 'manual' && into !== undefined && optional === isOptional
      ? [{ name: into, to: `${modelFolder(inside)}/${into}` }]
      : [],
  );
}

/** Folders of the model's folder that a command fills at run time. */
export function fetchedFolders(inside: Inside): readonly string[] {
  const names = weightsHere(inside).flatMap(({ when, into }) =>
    when === 'command' && into !== undefined ? [into] : [],
  );
  return [...new Set(names)];
}

function weightsHere({ request: { card }, plan: { place } }: Inside) {
  const version = [card, ...card.versions].find((one) => one.version === place.version) ?? card;
  return version.weights.filter(
    ({ variant, feature }) =>
      (variant === undefined || (place.variant !== undefined && variant.includes(place.variant))) &&
      (feature === undefined || place.features.some((id) => feature.includes(id))),
  );
}
