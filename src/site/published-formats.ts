/** Output formats whose file has an address of its own, below the card's page. */
import type { Card } from '../core/card/card.ts';
import type { Target } from '../core/plan/plan.ts';
import type { Publisher, Rendering } from '../core/render/format.ts';
import { formats } from '../core/render/formats.ts';
import { publishedTarget } from '../core/render/notebook/published-target.ts';
import { verifyFile } from '../core/render/verify/verify.ts';
import type { Registry } from '../core/registry.ts';
import { commonTargets, defaultTarget } from './targets.ts';

interface Publication {
  /** Id of the format. */
  readonly id: string;
  /** Below the card's address; links from outside rely on it. */
  readonly file: string;
  /** The target to publish for, where the format has one of its own. */
  readonly target?: (card: Card) => Target;
  /** The text for every target, where that of the format is for one only. */
  readonly text?: (card: Card, registry: Registry) => string;
}

/** In the order of the page. */
const PUBLICATIONS: readonly Publication[] = [
  { id: 'install-sh', file: 'install.sh' },
  { id: 'install-ps1', file: 'install.ps1' },
  { id: 'preflight', file: 'preflight.py' },
  { id: 'verify', file: 'verify.py', text: verifyFile },
  { id: 'notebook', file: 'notebook.ipynb', target: publishedTarget },
];

export interface PublishedFormat {
  readonly id: string;
  readonly file: string;
  /** One line for people. */
  readonly summary: string;
  readonly text: string;
  readonly use: Rendering['use'];
}

/** The files of one card: each for the first target of the site that its format can speak for. */
export function publishedFormats(
  card: Card,
  registry: Registry,
  publisher: Publisher,
): readonly PublishedFormat[] {
  return PUBLICATIONS.flatMap((publication) => {
    const format = formats.find(({ id }) => id === publication.id);
    if (format === undefined) return [];
    const own = publication.target?.(card);
    const common = [defaultTarget(card, registry), ...commonTargets(registry)];
    for (const target of own === undefined ? common : [own, ...common]) {
      const found = format.render({ card, target, registry, publisher });
      const first = found.kind === 'rendering' ? found.files[0] : undefined;
      if (found.kind === 'refusal' || first === undefined) continue;
      const { id, file } = publication;
      const text = publication.text?.(card, registry) ?? first.text;
      return { id, file, summary: format.summary, text, use: found.use };
    }
    return [];
  });
}
