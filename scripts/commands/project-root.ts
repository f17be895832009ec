/**
 * The folder that holds `catalog/`: the project itself, wherever the command is called from, or
 * `CARDSTOCK_ROOT`, which also the site reads, for measurements and trials with another catalog.
 */
import { resolve } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';

const given = env['CARDSTOCK_ROOT'];

export const projectRoot =
  given === undefined ? fileURLToPath(new URL('../..', import.meta.url)) : resolve(given);
