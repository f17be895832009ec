/** Where in a card each kind of value stands: one table, so that every rule sees every place. */
import { pointerTo } from '../catalog/locate.ts';

export type SiteKind =
  | 'requirement'
  | 'specifier'
  | 'version'
  | 'address'
  | 'source'
  | 'variable'
  | 'system'
  | 'index'
  | 'licence'
  | 'platform'
  | 'image'
  | 'date'
  | 'when'
  | 'step';

/** A value and where it stands. */
export interface Site {
  readonly pointer: string;
  /** The last key or index. */
  readonly key: string;
  readonly value: unknown;
}

const STEPS = ['steps/*', 'after/*'];

/** `*` stands for any key or index. The same paths hold below `versions/*`. */
const PATHS: Readonly<Record<SiteKind, readonly string[]>> = {
  requirement: [
    'pip/*',
    ...STEPS.map((step) => `${step}/pip/*`),
    'features/*/pip/*',
    'constraints/*/pip',
    'conflicts/*/pip',
  ],
  specifier: [
    'python',
    'python/*/version',
    'frameworks/*/version',
    'frameworks/*/python',
    'platforms/*/python',
    'compute/*/builds/*/python',
  ],
  version: ['minimum/*', 'compute/*/builds/*/toolkit', 'compute/*/builds/*/glibc'],
  address: [
    'upstream/repo',
    'upstream/homepage',
    'upstream/paper',
    'license/url',
    ...STEPS.flatMap((step) => [`${step}/url`, `${step}/clone/repo`]),
    'weights/*/gate/url',
    'weights/*/from',
    'container/build/repo',
    'citation/url',
    'status/successor',
  ],
  source: ['sources/*'],
  variable: [
    'env/*',
    'compute/*/env/*',
    'features/*/env/*',
    ...STEPS.map((step) => `${step}/env/*`),
  ],
  system: ['system', 'features/*/system'].flatMap((list) => [
    `${list}/*`,
    `${list}/*/id`,
    `${list}/*/any_of/*`,
  ]),
  index: STEPS.flatMap((step) => [`${step}/index`, `${step}/find_links`]),
  licence: [
    'license',
    'license/code',
    'license/weights',
    'weights/*/license',
    'features/*/license',
    'variants/*/license',
    'image/license',
  ],
  platform: ['platforms/*'],
  image: ['image', 'image/file'],
  date: ['released', 'upstream/read', 'status/since'],
  when: [],
  step: STEPS,
};

interface Branch {
  readonly kinds: SiteKind[];
  readonly next: Map<string, Branch>;
}

const TREE = growTree();

/** Finds all values of a card by kind; a card of any shape will do. */
export function findSites(data: unknown): Readonly<Record<SiteKind, readonly Site[]>> {
  const sites = emptySites();
  visit(data, { key: '', parent: undefined, branch: TREE, start: '' }, sites);
  return sites;
}

/** A place on the way down; its pointer is only made when a site is found there. */
interface Visit {
  readonly key: string;
  readonly parent: Visit | undefined;
  readonly branch: Branch | undefined;
  /** Pointer of a place without parent. */
  readonly start: string;
}

/** `when`, and `except` inside one, however deep. */
function isCondition(place: Visit | undefined): boolean {
  return place?.key === 'when' || (place?.key === 'except' && isCondition(place.parent));
}

function visit(value: unknown, place: Visit, sites: Record<SiteKind, Site[]>): void {
  const { key, branch } = place;
  if (branch !== undefined) {
    for (const kind of branch.kinds) sites[kind].push({ pointer: pointerOf(place), key, value });
  }
  // Conditions and sources may stand in any mapping, so they go by their name alone.
  if (typeof value === 'string') {
    if (key === 'source') sites.source.push({ pointer: pointerOf(place), key, value });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (isCondition(place)) sites.when.push({ pointer: pointerOf(place), key, value });
  for (const name of Object.keys(value)) {
    const child: unknown = Reflect.get(value, name);
    const next = branch?.next.get(name) ?? branch?.next.get('*');
    if (branch === TREE && name === 'versions') visitVersions(child, sites);
    else visit(child, { key: name, parent: place, branch: next, start: '' }, sites);
  }
}

function visitVersions(value: unknown, sites: Record<SiteKind, Site[]>): void {
  if (!Array.isArray(value)) return;
  value.forEach((version, index) => {
    const start = `/versions/${index}`;
    visit(version, { key: String(index), parent: undefined, branch: TREE, start }, sites);
  });
}

function pointerOf({ key, parent, start }: Visit): string {
  return parent === undefined ? start : pointerTo(pointerOf(parent), key);
}

function growTree(): Branch {
  const root: Branch = { kinds: [], next: new Map() };
  for (const kind of Object.keys(emptySites()) as SiteKind[]) {
    for (const path of PATHS[kind]) {
      let at = root;
      for (const part of path.split('/')) {
        const next = at.next.get(part) ?? { kinds: [], next: new Map() };
        at.next.set(part, next);
        at = next;
      }
      at.kinds.push(kind);
    }
  }
  return root;
}

function emptySites(): Record<SiteKind, Site[]> {
  return {
    requirement: [],
    specifier: [],
    version: [],
    address: [],
    source: [],
    variable: [],
    system: [],
    index: [],
    licence: [],
    platform: [],
    image: [],
    date: [],
    when: [],
    step: [],
  };
}
