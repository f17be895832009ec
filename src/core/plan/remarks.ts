/** What a plan takes for granted and what people should know before they follow it. */
import { applies } from '../card/when.ts';
import { compareVersions } from '../python/index.ts';
import { compiledFor } from './choose-build.ts';
import { platformExceptions, supportOf } from './find-obstacle.ts';
import type { Caution, Evidence, Step } from './plan.ts';
import { modeCautions, rightsAssumption } from './mode-remarks.ts';
import type { Site } from './site.ts';
import { concerns } from './steps/weights.ts';

/** Assumptions: facts that the target does not state. */
export function assumptionsOf(site: Site, steps: readonly Step[]): readonly string[] {
  const { platform, card } = site;
  const managers = steps.flatMap(({ actions }) =>
    actions.flatMap((action) => (action.do === 'install-system' ? action.manager : [])),
  );
  return [
    ...driverAssumption(site),
    ...generationAssumption(site),
    ...macosAssumption(site),
    ...rightsAssumption(site, steps),
    ...(site.tool === 'docker' && platform.os === 'linux'
      ? [
          'You may call docker without sudo (member of the group docker); else write sudo before it.',
        ]
      : []),
    ...(managers.includes('brew') ? ['Homebrew is installed (https://brew.sh).'] : []),
    ...(managers.includes('winget')
      ? ['winget is there: part of Windows 11, on Windows 10 the App Installer.']
      : []),
    ...(card.minimum.windows !== undefined && platform.os === 'windows'
      ? [`Windows ${card.minimum.windows} or newer.`]
      : []),
  ];
}

function driverAssumption(site: Site): readonly string[] {
  const floors = [
    ...site.frameworks.map((chosen) => ('build' in chosen ? chosen.minDriver : undefined)),
    site.cardBuild?.minDriver,
    supportOf(site)?.minDriver,
  ];
  const floor = floors
    .filter((version) => version !== undefined)
    .toSorted(compareVersions)
    .at(-1);
  if (floor === undefined || site.target.driver !== undefined) return [];
  const where = site.platform.wsl === true ? ' in Windows; install none inside WSL' : '';
  return [`The NVIDIA driver is ${floor} or newer${where} (nvidia-smi shows it).`];
}

function generationAssumption(site: Site): readonly string[] {
  if (site.compute !== 'cuda' || site.family.capability !== undefined) return [];
  const own = site.cardBuild?.build.capability;
  for (const chosen of own === undefined ? site.frameworks : []) {
    if (!('build' in chosen)) continue;
    const row = compiledFor(chosen.framework, chosen.release, chosen.build, site.platform.arch);
    const lowest = row?.list[0];
    if (lowest !== undefined) {
      return [
        `The GPU has compute capability ${lowest} or higher; choose its family if it is older.`,
      ];
    }
  }
  const lowest = site.cardBuild?.build.capability ?? supportOf(site)?.capability;
  return lowest === undefined ? [] : [`The GPU has compute capability ${lowest} or higher.`];
}

function macosAssumption(site: Site): readonly string[] {
  if (site.platform.os !== 'macos') return [];
  const floors = [
    ...site.frameworks.flatMap((chosen) =>
      'build' in chosen ? (chosen.build.min_macos ?? []) : [],
    ),
    ...(site.card.minimum.macos === undefined ? [] : [site.card.minimum.macos]),
  ];
  const highest = floors.toSorted((a, b) => Number(a) - Number(b)).at(-1);
  // Every Mac with Apple silicon has 11, and Homebrew asks for more than the older floors.
  return highest === undefined || Number(highest) < 12 ? [] : [`macOS ${highest} or newer.`];
}

/** Cautions: what the card says for this target, most pressing first. */
export function cautionsOf(site: Site, steps: readonly Step[]): readonly Caution[] {
  const { card } = site;
  return [
    ...statusCaution(site),
    ...modeCautions(site, steps),
    ...computeCaution(site),
    ...platformExceptions(site).flatMap(({ support, why, source }) =>
      support === 'experimental'
        ? [{ text: why ?? 'The authors call this platform experimental.', source }]
        : [],
    ),
    ...site.frameworks.flatMap((chosen) => frameworkNotes(chosen)),
    ...downloadNotes(site),
    ...telemetryCaution(site),
    ...card.notes
      .filter(({ when }) => applies(when, site.circumstance))
      .map(({ text, source }) => ({ text, source })),
  ];
}

function statusCaution({ card }: Site): readonly Caution[] {
  const { stage, reason } = card.status;
  if (stage !== 'deprecated' && stage !== 'retired') return [];
  return [{ text: `This model is ${stage}${reason === undefined ? '' : `: ${reason}`}.` }];
}

function computeCaution(site: Site): readonly Caution[] {
  const support = supportOf(site);
  const { card, family } = site;
  if (support?.support === 'slow') {
    return [
      { text: support.why ?? `It runs on ${family.name}, but slowly.`, source: support.source },
    ];
  }
  if (support !== undefined && support.support !== 'unknown') {
    return support.why === undefined ? [] : [{ text: support.why, source: support.source }];
  }
  return [
    {
      text: `The authors do not say whether ${card.name} works on ${family.name}; the steps install, the result is unknown.`,
      source: card.sources[0],
    },
  ];
}

function frameworkNotes(chosen: Site['frameworks'][number]): readonly Caution[] {
  const note = 'build' in chosen ? chosen.build.note : undefined;
  return note === undefined
    ? []
    : [{ text: note, source: 'build' in chosen ? chosen.build.sources[0] : undefined }];
}

function downloadNotes(site: Site): readonly Caution[] {
  return site.card.weights
    .filter((weights) => weights.when === 'first-use' && concerns(site, weights))
    .filter(({ size_gb: size }) => size !== undefined)
    .map(({ size_gb: size, cache_dir: folder }) => ({
      text: `The first run downloads ${size} GB${folder === undefined ? '' : ` to ${folder}`}.`,
    }));
}

function telemetryCaution({ card }: Site): readonly Caution[] {
  if (card.telemetry?.sends !== true) return [];
  const off = card.telemetry.off;
  const how = off === undefined ? '' : `; ${off} switches it off`;
  return [{ text: `It reports usage to its authors${how}.`, source: card.telemetry.source }];
}

/** What the authors say of the plan's place: the least that is known of it. */
export function statedEvidence(site: Site): Evidence {
  const { card, stack } = site;
  // The authors speak of what their own ranges bring, not of these pins.
  if (stack !== undefined) return { level: 'unknown', date: stack.stack.as_of };
  const support = supportOf(site);
  const isStated = support?.support === 'yes' || support?.support === 'slow';
  const isDoubtful = platformExceptions(site).some(({ support: level }) => level === 'unknown');
  return {
    level: isStated && !isDoubtful ? 'stated' : 'unknown',
    date: card.upstream.read,
    source: support?.source ?? card.sources[0],
  };
}
