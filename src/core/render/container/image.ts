/** Base images, and the catalog's data as seen from inside one. */
import type { ComputeKind } from '../../card/card.ts';
import type { Images } from '../../generated/images.ts';
import type { Arch, Platform } from '../../platform/platform.ts';
import type { Registry } from '../../registry.ts';

export type Image = Images['images'][number];

/** What a container is made for. */
export interface Machine {
  readonly arch: Arch;
  readonly compute: ComputeKind;
  /** The driver outside is the one of Windows. */
  readonly isWindows: boolean;
}

/** The images that may be used on a machine, most preferred first; one whose tag has ended is none. */
export function imagesFor({ images }: Registry, { arch, compute }: Machine): readonly Image[] {
  return images.images.filter(
    (image) =>
      image.ended === undefined && image.arches.includes(arch) && image.compute.includes(compute),
  );
}

/** The reference after `FROM`, with the digest where it is known. */
export function imageReference({ tag, digest }: Image, python: string): string {
  const name = tag.replaceAll('{python}', python);
  return digest === undefined ? name : `${name}@${digest}`;
}

/** Python versions to try in an image, in the catalog's order; `undefined`: its platform's own. */
export function pythonsOf({ pythons }: Registry, image: Image): readonly (string | undefined)[] {
  if (image.pythons === undefined) return [undefined];
  return pythons.filter((python) => image.pythons?.includes(python));
}

/**
 * The registry of someone who sits in the image: one platform, its packages, without what the image
 * has already. So names, Python and builds are decided by the planner and nobody else.
 *
 * @param python version of the image's own Python, where the tag names it
 * @param without more slugs that are not to be installed
 */
export function registryInside(
  registry: Registry,
  image: Image,
  machine: Machine,
  python: string | undefined,
  without: readonly string[] = [],
): Registry | undefined {
  const row = registry.platforms.find(
    ({ id, arch }) =>
      arch === machine.arch && id.replace(/-(?:x86_64|aarch64)$/, '') === image.platform,
  );
  if (row === undefined) return undefined;
  const absent = new Set([...image.brings, ...without]);
  const system = Object.entries(registry.system).filter(([slug]) => !absent.has(slug));
  return {
    ...registry,
    platforms: [platformInside(row, image, machine, python)],
    system: Object.fromEntries(system),
    pythons: python === undefined ? registry.pythons : [python],
  };
}

function platformInside(
  row: Platform,
  image: Image,
  machine: Machine,
  python: string | undefined,
): Platform {
  const name = `${row.name} (${imageReference(image, python ?? '')})`;
  const compute = image.compute;
  const base = { ...row, name, compute, wsl: machine.isWindows };
  if (python === undefined) return base;
  return { ...base, python: { command: image.command ?? 'python3', version: python } };
}
