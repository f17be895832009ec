/**
 * Property tests draw the same values in every run, so that a result can be repeated;
 * `CARDSTOCK_SEED=42 npm test` looks elsewhere.
 */
import { configureGlobal } from 'fast-check';

configureGlobal({ seed: Number(process.env['CARDSTOCK_SEED'] ?? 20_261_122) });
