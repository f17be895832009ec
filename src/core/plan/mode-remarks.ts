/** What people should know of a plan without administrator rights, or behind a mirror or a proxy. */
import { lacksRights } from './context.ts';
import type { Caution, Step } from './plan.ts';
import { publicAddresses } from './reach.ts';
import type { Site } from './site.ts';

/** Programs that have to be there already, as nothing in such a plan could install them. */
export function rightsAssumption(site: Site, steps: readonly Step[]): readonly string[] {
  const { platform, registry } = site;
  if (!lacksRights(site) || platform.os !== 'linux') return [];
  const urls = steps.flatMap(({ actions }) =>
    actions.flatMap((action) => (action.do === 'download' ? action.url : [])),
  );
  if (urls.length === 0) return [];
  const needs = registry.installers
    .filter(({ url }) => urls.includes(url))
    .flatMap((installer) => installer.needs ?? []);
  const programs = [...new Set(['curl', ...needs])];
  const verb = programs.length === 1 ? 'is' : 'are';
  return [`${programs.join(' and ')} ${verb} installed: nothing here could install programs.`];
}

/** Cautions of the modes, those on trust first. */
export function modeCautions(site: Site, steps: readonly Step[]): readonly Caution[] {
  return [
    ...trustCaution(site),
    ...plainCaution(site),
    ...reachCaution(site, steps),
    ...managerCautions(site, steps),
    ...dockerCautions(site),
    ...leftOutCautions(site),
  ];
}

/** A target can come by a link from anybody. */
function trustCaution({ network }: Site): readonly Caution[] {
  const { mirrors, proxy } = network;
  const named = [...Object.values(mirrors), ...(proxy === undefined ? [] : [proxy])];
  if (named.length === 0) return [];
  const all = [...new Set(named)].join(', ');
  return [
    {
      text: `These addresses were given with the target and are not part of this catalog: ${all}. Go on only if you know who runs them.`,
    },
  ];
}

function plainCaution({ network }: Site): readonly Caution[] {
  const plain = Object.values(network.mirrors).filter((address) => address.startsWith('http://'));
  if (plain.length === 0) return [];
  const all = [...new Set(plain)].join(', ');
  return [
    { text: `Nothing from ${all} is encrypted on its way: others on the network could change it.` },
  ];
}

function reachCaution(site: Site, steps: readonly Step[]): readonly Caution[] {
  if (Object.keys(site.network.mirrors).length === 0) return [];
  const left = publicAddresses(site, steps);
  if (left.length === 0) return [];
  const way = site.network.proxy === undefined ? '' : ' through the proxy';
  return [
    { text: `No mirror is named for these, which must be reachable${way}: ${left.join(', ')}.` },
  ];
}

/** What the proxy of a package manager takes beside options and variables. */
function managerCautions({ network, registry }: Site, steps: readonly Step[]): readonly Caution[] {
  if (network.proxy === undefined) return [];
  const used = steps.flatMap(({ actions }) =>
    actions.flatMap((action) => (action.do === 'install-system' ? action.manager : [])),
  );
  return registry.managers
    .filter(({ id }) => used.includes(id))
    .flatMap(({ proxy }) =>
      proxy?.by_hand === undefined ? [] : [{ text: proxy.by_hand, source: proxy.sources[0] }],
    );
}

function dockerCautions({ tool, network, card }: Site): readonly Caution[] {
  if (tool !== 'docker') return [];
  const mirrors = Object.keys(network.mirrors).length > 0;
  return [
    ...(network.proxy === undefined
      ? []
      : [
          {
            text: 'Docker downloads images by a service of its own, which needs the proxy in its own configuration.',
            source: 'https://docs.docker.com/engine/daemon/proxy/',
          },
        ]),
    ...(mirrors && card.container?.build !== undefined
      ? [
          {
            text: "Mirrors do not reach into the authors' Dockerfile, which calls public addresses.",
          },
        ]
      : []),
  ];
}

function leftOutCautions({ native }: Site): readonly Caution[] {
  return (native?.leftOut ?? []).map((slug) => ({
    text: `${slug}, which is optional, is left out: only an administrator can install it.`,
  }));
}
