/** The targets for which every card's plan is kept as a file that a reviewer reads. */
import type { Target } from '../../src/core/plan/plan.ts';

/** Cards that are hard in some way: all their plans are kept. */
export const hardCards: ReadonlySet<string> = new Set([
  'alphafold3',
  'cellpose',
  'chronos-2',
  'cuml',
  'detectree2',
  'faster-whisper',
  'llama-cpp-python',
  'openai-whisper',
  'pyannote-diarization',
  'silero-vad',
  'stardist',
  'totalsegmentator',
  'vllm',
]);

/** Names of the targets that are kept for every other card. */
const COMMON: ReadonlySet<string> = new Set([
  'ubuntu-nvidia-new',
  'debian-cpu',
  'macos-apple',
  'windows-nvidia',
]);

export interface GoldenTarget {
  /** Part of the file name. */
  readonly name: string;
  readonly target: Target;
}

/** A few machines that real people have, and each tool at least twice. */
export const goldenTargets: readonly GoldenTarget[] = [
  at('ubuntu-nvidia-new', {
    platform: 'ubuntu-24.04',
    gpu: 'ada',
    driver: '580.65.06',
    tool: 'uv',
  }),
  at('ubuntu-nvidia-new-pip', {
    platform: 'ubuntu-24.04',
    gpu: 'ada',
    driver: '580.65.06',
    tool: 'pip',
  }),
  at('ubuntu-nvidia-old', {
    platform: 'ubuntu-22.04',
    gpu: 'pascal',
    driver: '535.183.01',
    tool: 'pip',
  }),
  at('ubuntu-nvidia-docker', {
    platform: 'ubuntu-24.04',
    gpu: 'ampere',
    driver: '580.65.06',
    tool: 'docker',
  }),
  at('ubuntu-cpu', { platform: 'ubuntu-24.04', gpu: 'cpu', tool: 'pip' }),
  at('ubuntu-cpu-conda', { platform: 'ubuntu-24.04', gpu: 'cpu', tool: 'conda' }),
  at('ubuntu-arm-cpu', { platform: 'ubuntu-24.04-aarch64', gpu: 'cpu', tool: 'uv' }),
  at('ubuntu-amd', { platform: 'ubuntu-24.04', gpu: 'rdna3', tool: 'uv' }),
  at('debian-cpu', { platform: 'debian-12', gpu: 'cpu', tool: 'pip' }),
  at('fedora-nvidia', { platform: 'fedora', gpu: 'nvidia', tool: 'pip' }),
  at('rocky-cpu', { platform: 'rocky-9', gpu: 'cpu', tool: 'uv' }),
  at('macos-apple', { platform: 'macos-arm64', gpu: 'apple', tool: 'uv' }),
  at('macos-intel', { platform: 'macos-x86_64', gpu: 'cpu', tool: 'pip' }),
  at('macos-intel-conda', { platform: 'macos-x86_64', gpu: 'cpu', tool: 'conda' }),
  at('windows-nvidia', { platform: 'windows', gpu: 'ada', driver: '581.15', tool: 'uv' }),
  at('windows-nvidia-pip', { platform: 'windows', gpu: 'nvidia', tool: 'pip' }),
  at('windows-cpu-conda', { platform: 'windows', gpu: 'cpu', tool: 'conda' }),
  at('wsl-nvidia', { platform: 'wsl2', gpu: 'blackwell', driver: '581.15', tool: 'uv' }),
  at('ubuntu-without-rights', {
    platform: 'ubuntu-24.04',
    gpu: 'ada',
    driver: '580.65.06',
    tool: 'uv',
    admin: false,
  }),
  at('ubuntu-stack', {
    platform: 'ubuntu-24.04',
    gpu: 'ada',
    driver: '580.65.06',
    tool: 'uv',
    stack: 'torch-2-14',
  }),
  at('debian-mirrored', {
    platform: 'debian-12',
    gpu: 'cpu',
    tool: 'pip',
    mirrors: {
      default: 'https://mirror.example/simple',
      pytorch: 'https://mirror.example/torch',
      conda: 'https://mirror.example/conda',
      models: 'https://mirror.example/models',
    },
    proxy: 'http://proxy.example:3128',
  }),
];

function at(name: string, target: Omit<Target, 'features'>): GoldenTarget {
  return { name, target: { ...target, features: [] } };
}

/** The targets whose plans of this card a reviewer reads: all for a hard card, else a few. */
export function goldenTargetsOf(id: string): readonly GoldenTarget[] {
  if (hardCards.has(id)) return goldenTargets;
  return goldenTargets.filter(({ name }) => COMMON.has(name));
}

/** The same target without the modes of a reader's own network and machine, which no host knows. */
export function onOpenNetwork(target: Target): Target {
  return { ...target, admin: undefined, mirrors: undefined, proxy: undefined };
}
