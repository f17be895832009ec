/** What a plan's existence depends on, so that cards with the same requirements are judged once. */
import type { Card, CardStep, ComputeSupport, PlatformSupport } from '../../card/card.ts';
import { mapValues, pick } from '../../record.ts';

/** A card without what only describes it: the same plans and refusals, in words without its name. */
export function requirementProfile(card: Card): Card {
  const { python, frameworks, system, platforms, minimum, compute, chooseOne, conda, container } =
    card;
  return {
    id: 'model',
    name: 'this model',
    summary: '',
    tasks: [],
    licence: { code: '' },
    upstream: { repo: 'https://example.org', read: '2000-01-01' },
    sources: [],
    status: { stage: 'stable' },
    imports: [],
    python: python.map(({ version, when }) => ({ version, when })),
    frameworks: frameworks.map(({ why, source, ...rest }) => rest),
    steps: card.steps.map(bareStep),
    constraints: [],
    sourceBuilds: [],
    hasNoWeights: true,
    system,
    env: [],
    platforms: mapValues<PlatformSupport, PlatformSupport>(platforms, unsourced),
    minimum,
    compute: mapValues<ComputeSupport, ComputeSupport>(compute, bareCompute),
    hardware: card.hardware?.gpu === undefined ? undefined : { gpu: card.hardware.gpu },
    features: pick(card.features, chooseOne.flat()),
    chooseOne,
    variants: card.variants.map(({ id, default: isDefault, hardware }) => ({
      id,
      summary: '',
      ...(isDefault === undefined ? {} : { default: isDefault }),
      ...(hardware?.gpu === undefined ? {} : { hardware: { gpu: hardware.gpu } }),
    })),
    weights: [],
    after: [],
    conda,
    container,
    tools: card.tools,
    impostors: [],
    exclusive: [],
    conflicts: [],
    notes: [],
    evidence: [],
    versions: [],
  };
}

function unsourced<Fact extends { readonly source?: string | undefined }>(fact: Fact): Fact {
  return { ...fact, source: undefined };
}

function bareCompute(support: ComputeSupport): ComputeSupport {
  return { ...unsourced(support), env: [] };
}

/** Which package a step installs makes no difference, but its marker and a repository do. */
function bareStep({ why, pip, env, ...step }: CardStep): CardStep {
  if (pip === undefined) return step;
  const bare = pip.map((text) => {
    const marker = /;.*$/s.exec(text)?.[0] ?? '';
    return text.includes('git+') ? 'a @ git+https://example.org/a' : `a${marker}`;
  });
  return { ...step, pip: [...new Set(bare)] };
}
