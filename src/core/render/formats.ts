/** The output formats: the one list that the command line and the pages offer. */
import { binder } from './binder/binder.ts';
import { briefcase } from './briefcase/briefcase.ts';
import { apptainer } from './apptainer/apptainer.ts';
import { cog } from './cog/cog.ts';
import { devcontainer } from './devcontainer/devcontainer.ts';
import { dockerfile } from './dockerfile/dockerfile.ts';
import { condaEnvironment } from './conda-environment/conda-environment.ts';
import type { Format } from './format.ts';
import { installPs1, installSh } from './installer/installer-formats.ts';
import { notebook } from './notebook/notebook.ts';
import { offline } from './offline/offline.ts';
import { pixi } from './pixi/pixi.ts';
import { preflightFormat } from './preflight/preflight.ts';
import { pylock } from './pylock/pylock.ts';
import { requirements } from './requirements/requirements.ts';
import { scriptMetadata } from './script-metadata/script-metadata.ts';
import { paste, script } from './shell-formats.ts';
import { uvProject } from './uv-project/uv-project.ts';
import { verifyFormat } from './verify/verify.ts';

/** In the order in which a page shows them, group by group. */
export const formats: readonly Format[] = [
  paste,
  script,
  installSh,
  installPs1,
  preflightFormat,
  verifyFormat,
  requirements,
  uvProject,
  scriptMetadata,
  pylock,
  condaEnvironment,
  pixi,
  dockerfile,
  devcontainer,
  apptainer,
  cog,
  notebook,
  binder,
  briefcase,
  offline,
];
