/** Draws the small form for machines that reach the network only through a proxy or a mirror. */
import { mirrorNames } from '../core/plan/network.ts';
import type { Target } from '../core/plan/plan.ts';
import type { Registry } from '../core/registry.ts';
import { h, type TreeElement } from './tree.ts';

/** Names of the fields of mirrors: this, and the name of the mirror. */
export const MIRROR_FIELD = 'mirror-';

/**
 * A proxy, and a mirror for each place that the card may download from.
 *
 * @param registry the card's slice, so that only indexes which it uses are asked for
 */
export function networkTree(registry: Registry, target: Target): TreeElement {
  const count = Object.keys(target.mirrors ?? {}).length + (target.proxy === undefined ? 0 : 1);
  return h(
    'details',
    { class: 'network' },
    h('summary', {}, `Behind a mirror or proxy${count === 0 ? '' : ` (${String(count)} set)`}`),
    h(
      'div',
      { class: 'fields' },
      fieldTree('proxy', 'Proxy', target.proxy, PROXY),
      mirrorNames(registry).map((id) =>
        fieldTree(`${MIRROR_FIELD}${id}`, nameOf(id, registry), target.mirrors?.[id], MIRROR),
      ),
    ),
  );
}

/** Patterns of the browser's own check, in which a slash within brackets must be escaped. */
const MIRROR = {
  example: 'https://mirror.example/',
  pattern: 'https?://[^\\s@\\/]+(\\/[^\\s@]*)?',
};
const PROXY = { example: 'http://proxy.example:3128', pattern: 'https?://[^\\s@\\/]+\\/?' };

function nameOf(id: string, { indexes }: Registry): string {
  const owner = indexes.find((index) => index.id === id)?.owner;
  if (owner !== undefined) return `Wheels of the ${owner}`;
  return NAMES[id] ?? id;
}

const NAMES: Readonly<Record<string, string>> = {
  default: 'Python package index',
  conda: 'conda channels',
  models: 'Model files',
};

function fieldTree(
  name: string,
  label: string,
  value: string | undefined,
  { example, pattern }: typeof MIRROR,
): TreeElement {
  return h(
    'label',
    {},
    h('span', {}, label),
    h('input', {
      type: 'url',
      id: name,
      name,
      value: value ?? '',
      placeholder: example,
      // No name and password: an address that can be sent to others must not hold one.
      pattern,
      title: 'An address that begins with https:// or http://, without a name and password',
      autocomplete: 'off',
      spellcheck: 'false',
    }),
  );
}
