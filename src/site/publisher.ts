/** Where this installation is published, as output formats are told. */
import type { Config } from '../config.ts';
import type { Publisher } from '../core/render/format.ts';

export function publisherOf({ site, base, repository }: Config): Publisher {
  return { site: `${site}${base}`, repository };
}
