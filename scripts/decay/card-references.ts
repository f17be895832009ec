/** What cards name of repositories: the repositories, branches and tags in links, and commits. */
import { addressesIn } from './card-links.ts';
import type { CardText } from './card-text.ts';

export interface Reference {
  readonly card: string;
  /** Address, without `.git` and without a slash at the end. */
  readonly repository: string;
  /** A full commit; one that is shortened cannot be asked for. */
  readonly commit?: string | undefined;
  /** What follows in a link, which begins with the name of a branch or tag: `main/README.md`. */
  readonly path?: string | undefined;
}

const REQUIREMENT = /git\+(https:\/\/[^\s@#]+)@([0-9a-f]{40})\b/g;

/**
 * Pages of a branch, a tag or a commit.
 * @see https://docs.github.com/en/repositories/working-with-files/using-files/getting-permanent-links-to-files
 * @see https://docs.github.com/en/repositories/releasing-projects-on-github/linking-to-releases
 */
const PAGE =
  /^(https:\/\/github\.com\/[\w.-]+\/[\w.-]+)\/(?:tree|blob|raw|releases\/tag|releases\/download)\/(.+)$/;

/** Each once, in the order of the cards. */
export function cardReferences(cards: readonly CardText[]): readonly Reference[] {
  const all = cards.flatMap(({ id, body, raw }) => {
    const texts: string[] = [body];
    const found: Reference[] = [];
    const visit = (value: unknown): void => {
      if (typeof value === 'string') texts.push(value);
      if (typeof value !== 'object' || value === null) return;
      const own = namedIn(value);
      if (own !== undefined) found.push({ card: id, ...own });
      for (const item of Object.values(value)) visit(item);
    };
    visit(raw);
    return [...found, ...texts.flatMap((text) => inText(id, text))];
  });
  return [...new Map(all.map((reference) => [JSON.stringify(reference), reference])).values()];
}

/** `repo` and, beside it, `commit`: what was read, what is cloned, what a container is built from. */
function namedIn(value: object): Omit<Reference, 'card'> | undefined {
  const repo: unknown = Reflect.get(value, 'repo');
  const commit: unknown = Reflect.get(value, 'commit');
  if (typeof repo !== 'string') return undefined;
  const isWhole = typeof commit === 'string' && /^[0-9a-f]{40}$/.test(commit);
  return { repository: plainAddress(repo), ...(isWhole ? { commit } : {}) };
}

function inText(card: string, text: string): readonly Reference[] {
  const required = [...text.matchAll(REQUIREMENT)].map(([, url = '', commit = '']) => ({
    card,
    repository: plainAddress(url),
    commit,
  }));
  const linked = addressesIn(text).flatMap((address) => {
    const [, repository, path] = PAGE.exec(address) ?? [];
    if (repository === undefined || path === undefined) return [];
    const commit = /^[0-9a-f]{40}(?=\/|$)/.exec(path)?.[0];
    const rest = commit === undefined ? { path: decodeURIComponent(path) } : { commit };
    return [{ card, repository: plainAddress(repository), ...rest }];
  });
  return [...required, ...linked];
}

/** Hosts serve one repository under both spellings. */
export function plainAddress(url: string): string {
  return url.replace(/\/+$/, '').replace(/\.git$/, '');
}
