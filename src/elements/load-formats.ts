/** Fetches what the output formats need: their code, and the whole card and registry. */
import type { FormatRequest, Format } from '../core/render/format.ts';
import type { PlannerData } from '../site/planner-data.ts';
import { fetchJson } from './fetch-json.ts';
import type { zipFiles } from './zip-files.ts';

export interface LoadedFormats {
  readonly formats: readonly Format[];
  /** What a format is asked about, but for the target. */
  readonly whole: Omit<FormatRequest, 'target'>;
  readonly zipFiles: typeof zipFiles;
}

/** Rejects when anything cannot be fetched. */
export async function loadFormats({ whole, publisher }: PlannerData): Promise<LoadedFormats> {
  const [{ formats }, { zipFiles }, card, registry] = await Promise.all([
    import('../core/render/formats.ts'),
    import('./zip-files.ts'),
    fetchJson<FormatRequest['card']>(whole.card),
    fetchJson<FormatRequest['registry']>(whole.registry),
  ]);
  return { formats, zipFiles, whole: { card, registry, publisher } };
}
