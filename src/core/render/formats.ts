/** The output formats: the one list that the command line and the pages offer. */
import type { Format } from './format.ts';
import { paste, script } from './shell-formats.ts';

/** In the order in which a page shows them, group by group. */
export const formats: readonly Format[] = [paste, script];
