/** Words for the levels of evidence, short enough for a cell. */
import type { Cell } from '../core/fit/matrix.ts';

export const LEVELS: Readonly<Record<Cell['level'], string>> = {
  ran: 'ran',
  resolves: 'resolves',
  stated: 'stated',
  unknown: '?',
  no: 'no',
};
