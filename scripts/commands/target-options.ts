/** The flags that name a target, shared by `plan` and `render`, and the card they are for. */
import { parseArgs } from 'node:util';
import type { Card, ToolId } from '../../src/core/card/card.ts';
import { parseAddress } from '../../src/core/plan/address.ts';
import { mirrorNames } from '../../src/core/plan/network.ts';
import type { Target } from '../../src/core/plan/plan.ts';
import type { Registry } from '../../src/core/registry.ts';
import { nearestWord } from '../../src/catalog/spelling.ts';
import { loadOneCard } from './load-one-card.ts';
import { UsageError } from './usage-error.ts';

const TOOLS = ['pip', 'uv', 'conda', 'docker'] as const satisfies readonly ToolId[];

export interface Wanted {
  readonly card: Card;
  readonly registry: Registry;
  readonly target: Target;
}

/** Flags of `util.parseArgs` that name a target. */
export const targetOptions = {
  on: { type: 'string' },
  gpu: { type: 'string', default: 'cpu' },
  with: { type: 'string', default: 'uv' },
  driver: { type: 'string' },
  version: { type: 'string' },
  variant: { type: 'string' },
  feature: { type: 'string', multiple: true, default: [] as string[] },
  'no-admin': { type: 'boolean', default: false },
  mirror: { type: 'string', multiple: true, default: [] as string[] },
  proxy: { type: 'string' },
  stack: { type: 'string' },
} as const;

/** What the help says about them. */
export const targetHelp = `  --on PLATFORM      a platform of catalog/platforms.yml, for example ubuntu-24.04 (required)
  --gpu FAMILY       a GPU family of catalog/compute.yml, for example ada, or cpu (default)
  --with TOOL        ${TOOLS.join(', ')}; uv when left out
  --driver V         version of the GPU driver
  --version V        version of the model
  --variant ID       variant of the model
  --feature ID       a feature to add; may be repeated
  --no-admin         without administrator rights
  --mirror NAME=URL  an address in place of a public one; NAME is default (the package index), an index of
                     catalog/indexes.yml, conda or models; may be repeated
  --proxy URL        a proxy for every download
  --stack ID         with the pins of a stack of catalog/stacks, in the environment that its models share`;

type Options = typeof targetOptions;
type Values = ReturnType<typeof parseArgs<{ options: Options }>>['values'];

/**
 * Reads card and registry and checks the names that the user gave.
 *
 * @throws UsageError when a name is missing or unknown
 */
export function resolveWanted(positionals: readonly string[], values: Values): Wanted {
  const { card, registry } = loadOneCard(positionals);
  if (values.on === undefined) {
    throw new UsageError(
      `Say where: --on PLATFORM. ${listed('Platforms', platformNames(registry))}`,
    );
  }
  known('platform', values.on, platformNames(registry), platformAliases(registry));
  known('GPU family', values.gpu, familyNames(registry), familyAliases(registry));
  if (values.stack !== undefined) known('stack', values.stack, Object.keys(registry.stacks), []);
  const tool = TOOLS.find((id) => id === values.with);
  if (tool === undefined) throw stranger('tool', values.with, TOOLS, []);
  if (values.driver !== undefined && !/^\d+(\.\d+)*$/.test(values.driver)) {
    throw new UsageError(`"${values.driver}" is no driver version; write it as 580 or 580.65.06.`);
  }
  const target: Target = {
    platform: values.on,
    gpu: values.gpu,
    driver: values.driver,
    tool,
    version: values.version,
    variant: values.variant,
    features: values.feature,
    admin: values['no-admin'] ? false : undefined,
    mirrors: mirrorsOf(values.mirror, registry),
    proxy: values.proxy === undefined ? undefined : addressOf('--proxy', values.proxy),
    stack: values.stack,
  };
  return { card, registry, target };
}

function mirrorsOf(texts: readonly string[], registry: Registry): Target['mirrors'] {
  if (texts.length === 0) return undefined;
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=');
      if (at === -1)
        throw new UsageError('Write a mirror as NAME=URL, such as default=https://...');
      const name = text.slice(0, at);
      known('mirror', name, mirrorNames(registry), []);
      return [name, addressOf(`--mirror ${name}`, text.slice(at + 1))];
    }),
  );
}

/** The message leaves the address out: it may hold a password, and logs keep messages. */
function addressOf(flag: string, text: string): string {
  const address = parseAddress(text);
  if (!address.ok) throw new UsageError(`The address of ${flag} ${address.reason}.`);
  return address.value;
}

function known(
  what: string,
  given: string,
  names: readonly string[],
  aliases: readonly string[],
): void {
  if (names.includes(given) || aliases.includes(given)) return;
  throw stranger(what, given, names, aliases);
}

function stranger(
  what: string,
  given: string,
  names: readonly string[],
  aliases: readonly string[],
): UsageError {
  const near = nearestWord(given, [...names, ...aliases]);
  const hint = near === undefined ? listed('Known', names) : `Did you mean "${near}"?`;
  return new UsageError(`There is no ${what} "${given}". ${hint}`);
}

function listed(title: string, names: readonly string[]): string {
  return `${title}: ${names.join(', ')}.`;
}

function platformNames(registry: Registry): readonly string[] {
  return registry.platforms.map(({ id }) => id);
}

function platformAliases(registry: Registry): readonly string[] {
  return registry.platforms.flatMap(({ aliases }) => aliases);
}

function familyNames(registry: Registry): readonly string[] {
  return registry.compute.families.map(({ id }) => id);
}

function familyAliases(registry: Registry): readonly string[] {
  return registry.compute.families.flatMap(({ aliases }) => aliases ?? []);
}
