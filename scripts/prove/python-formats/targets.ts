/** One machine of each kind that wheels are made for. */
import type { Target } from '../../../src/core/plan/plan.ts';

export interface ProvedTarget {
  readonly name: string;
  readonly target: Target;
}

const features: readonly string[] = [];

export const provedTargets: readonly ProvedTarget[] = [
  {
    name: 'linux-x86_64',
    target: { platform: 'ubuntu-24.04', gpu: 'cpu', tool: 'uv', features },
  },
  {
    name: 'linux-x86_64-nvidia',
    target: {
      platform: 'ubuntu-24.04',
      gpu: 'ada',
      driver: '580.65.06',
      tool: 'uv',
      features,
    },
  },
  {
    name: 'linux-aarch64',
    target: { platform: 'ubuntu-24.04-aarch64', gpu: 'cpu', tool: 'uv', features },
  },
  {
    name: 'macos-arm64',
    target: { platform: 'macos-arm64', gpu: 'apple', tool: 'uv', features },
  },
  {
    name: 'windows-x86_64',
    target: { platform: 'windows', gpu: 'ada', driver: '581.15', tool: 'uv', features },
  },
];
