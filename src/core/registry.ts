/** Everything the planner knows beside the card: the catalog's data files, loaded and validated. */
import type { Compute } from './generated/compute.ts';
import type { Framework } from './generated/framework.ts';
import type { Hosts } from './generated/hosts.ts';
import type { Images } from './generated/images.ts';
import type { Indexes } from './generated/indexes.ts';
import type { Offline } from './generated/offline.ts';
import type { Platforms } from './generated/platforms.ts';
import type { SetUpSteps } from './generated/setup.ts';
import type { Stack } from './generated/stack.ts';
import type { SystemPackage } from './generated/system-package.ts';
import type { PackageManager, Platform } from './platform/platform.ts';

export interface Registry {
  readonly platforms: readonly Platform[];
  readonly managers: readonly PackageManager[];
  /** Python minor versions, most preferred first. */
  readonly pythons: readonly string[];
  /** Python minor versions that get no more fixes. */
  readonly endedPythons: readonly string[];
  readonly installers: Platforms['installers'];
  readonly compute: Compute;
  readonly indexes: Indexes['indexes'];
  /** Base images of generated containers, and what a container needs around them. */
  readonly images: Images;
  /** Services that run notebooks. */
  readonly hosts: Hosts['hosts'];
  readonly setups: SetUpSteps['setups'];
  readonly offline: Offline;
  /** By file name. */
  readonly frameworks: Readonly<Record<string, Framework>>;
  /** By file name. */
  readonly stacks: Readonly<Record<string, Stack>>;
  /** By file name. */
  readonly system: Readonly<Record<string, SystemPackage>>;
}

/** A registry in which nothing is known: what is left of data files that cannot be read. */
export const emptyRegistry: Registry = {
  platforms: [],
  managers: [],
  pythons: [],
  endedPythons: [],
  installers: [],
  compute: {
    as_of: '',
    kinds: [],
    families: [],
    toolkits: [],
    driver_advice: { recommended: '', why: '', sources: [] },
  },
  indexes: [],
  images: {
    as_of: '',
    images: [],
    access: [],
    managers: [],
    targets: [],
    cog: {
      platform: '',
      arch: 'x86_64',
      compute: [],
      pythons: [],
      cudas: [],
      brings: [],
      reserved: [],
      sources: [],
    },
  },
  hosts: [],
  setups: {},
  offline: { as_of: '', managers: [], libraries: [] },
  frameworks: {},
  stacks: {},
  system: {},
};
