/** Model files of an offline kit, and the variables that let the model find them there. */
import type { Card, CardWeights } from '../../card/card.ts';
import type { Action, Plan } from '../../plan/plan.ts';
import type { Variables } from '../command.ts';
import { programInside } from '../environment.ts';

export interface WeightFiles {
  /** What fetches the files on the connected side, in the model's folder. */
  readonly actions: readonly Action[];
  /** Where the model looks for them, relative to the model's folder. */
  readonly variables: Variables;
  /** Whether some come from the model hub. */
  readonly usesHub: boolean;
  /** What a reader must know about them. */
  readonly notes: readonly string[];
}

/** @see https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables */
const HUB_CACHES: readonly string[] = ['HF_HOME', 'HF_HUB_CACHE'];
const HUB_HOME = 'huggingface';

/**
 * The files of the chosen variant and features, beside those that the plan itself fetches.
 *
 * @param index address that stands in for the default package index
 */
export function weightFiles(plan: Plan, card: Card, index: string | undefined): WeightFiles {
  const parts = wantedWeights(plan, card).map((weights) => filesOf(plan, weights));
  const hub = parts.some(({ usesHub }) => usesHub);
  const isInside = plan.environment.kind !== 'container';
  const actions = parts.flatMap((part) => part.actions);
  const own = index === undefined ? [] : ['--index-url', index];
  const getHub: Action = {
    do: 'run',
    argv: [...programInside(plan, 'python'), '-m', 'pip', 'install', ...own, 'huggingface_hub'],
    root: false,
  };
  return {
    actions: hub && isInside && actions.some(isHubCall) ? [getHub, ...actions] : actions,
    variables: Object.assign({}, ...parts.map(({ variables }) => variables)),
    usesHub: hub,
    notes: [...new Set(parts.flatMap(({ notes }) => notes))],
  };
}

/** Sets of files that the target needs: of its variant and features, and those of every variant. */
export function wantedWeights({ place }: Plan, card: Card): readonly CardWeights[] {
  return card.weights.filter(({ variant, feature }) => {
    const isVariant = variant === undefined || variant.some((id) => id === place.variant);
    return (
      isVariant && (feature === undefined || feature.some((id) => place.features.includes(id)))
    );
  });
}

type Part = Omit<WeightFiles, 'actions'> & { readonly actions: readonly Action[] };

const NOTHING: Part = { actions: [], variables: {}, usesHub: false, notes: [] };

function filesOf(plan: Plan, weights: CardWeights): Part {
  switch (weights.when) {
    case 'bundled':
      return NOTHING;
    case 'manual':
      return { ...NOTHING, usesHub: weights.from.startsWith('hf:') };
    case 'command':
      return { ...NOTHING, variables: cacheVariable(weights) };
    case 'first-use':
      return firstUse(plan, weights);
    default:
      return weights.when satisfies never;
  }
}

function firstUse(plan: Plan, weights: CardWeights): Part {
  const { from, optional } = weights;
  const isHub = from.startsWith('hf:');
  if (optional === true) {
    const note = `Not in the kit, because the model works without it: ${from}.`;
    return { ...NOTHING, usesHub: isHub, notes: [note] };
  }
  if (plan.environment.kind === 'container') return inContainer(from, isHub);
  if (isHub) return fromHub(weights);
  return isFile(from) ? fromAddress(weights) : byUse(weights);
}

/** A pinned set goes into a folder of its own, the rest where the hub's library looks first. */
function fromHub(weights: CardWeights): Part {
  const { from, revision, cache_env: cache = 'HF_HOME' } = weights;
  const repository = from.slice('hf:'.length);
  const pin = revision === undefined ? [] : ['--revision', revision];
  const notes =
    revision === undefined
      ? [`The card names no revision of ${repository}; the kit holds the newest of the day.`]
      : [];
  if (HUB_CACHES.includes(cache)) {
    const argv = ['hf', 'download', repository, ...pin];
    const named =
      revision === undefined
        ? []
        : [`Name revision ${revision} of ${repository} when you load it.`];
    return {
      actions: [{ do: 'run-inside', argv }],
      variables: { [cache]: HUB_HOME },
      usesHub: true,
      notes: [...notes, ...named],
    };
  }
  const folder = cacheFolder(weights);
  const argv = ['hf', 'download', repository, ...pin, '--local-dir', folder];
  const actions = [{ do: 'run-inside', argv }] as const;
  return { actions, variables: cacheVariable(weights), usesHub: true, notes };
}

function fromAddress(weights: CardWeights): Part {
  const { from, sha256 } = weights;
  const name =
    from
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? '';
  const file = `${cacheFolder(weights)}/${name}`;
  const place = `The card does not say where the program looks for ${name}; name the file when you load it.`;
  return {
    ...NOTHING,
    actions: [{ do: 'download', url: from, file, sha256 }],
    variables: cacheVariable(weights),
    notes: weights.cache_env === undefined ? [place] : [],
  };
}

/** Only the program itself knows which files it fetches. */
function byUse(weights: CardWeights): Part {
  const { from, why } = weights;
  const folder = weights.cache_env === undefined ? 'its own cache' : cacheFolder(weights);
  const text =
    `Run here once what you will run on the other machine, so that the model fetches its files into ${folder}. ${why ?? ''}`.trimEnd();
  return {
    ...NOTHING,
    actions: [{ do: 'by-hand', text, url: from }],
    variables: cacheVariable(weights),
    notes:
      weights.cache_env === undefined
        ? [`The card does not say where the files of ${from} are kept; take that folder along.`]
        : [],
  };
}

function inContainer(from: string, usesHub: boolean): Part {
  const text =
    'Run the container here once, so that the model fetches its files into the mounted folders.';
  const url = usesHub ? `https://huggingface.co/${from.slice('hf:'.length)}` : from;
  return { ...NOTHING, actions: [{ do: 'by-hand', text, url }], usesHub };
}

/** An address ends in a file when its last part has an extension. */
function isFile(address: string): boolean {
  const path = address.replace(/^https:\/\/[^/]+/, '').replace(/[?#].*$/, '');
  return /\/[^/]+\.[A-Za-z0-9]+$/.test(path) && !/\.html?$/.test(path);
}

/**
 * Below the folder that a variable names, the one that the program adds itself.
 * @see https://specifications.freedesktop.org/basedir-spec/latest/
 */
function cacheFolder({ cache_env: cache, cache_dir: usual }: CardWeights): string {
  if (cache === undefined) return 'weights';
  if (cache === 'XDG_CACHE_HOME' && usual?.startsWith('~/.cache/') === true) {
    return `cache/${usual.slice('~/.cache/'.length)}`;
  }
  return cache === 'XDG_CACHE_HOME' ? 'cache' : 'weights';
}

function cacheVariable({ cache_env: cache }: CardWeights): Variables {
  if (cache === undefined) return {};
  if (HUB_CACHES.includes(cache)) return { [cache]: HUB_HOME };
  return { [cache]: cache === 'XDG_CACHE_HOME' ? 'cache' : 'weights' };
}

function isHubCall(action: Action): boolean {
  return action.do === 'run-inside' && action.argv[0] === 'hf';
}
