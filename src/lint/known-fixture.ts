/** A small catalog for tests: enough vocabulary for the examples of the rules and the hostile cards. */
import type { Framework } from '../core/generated/framework.ts';
import type { SystemPackage } from '../core/generated/system-package.ts';
import { emptyRegistry } from '../core/registry.ts';
import type { Platform } from '../core/platform/platform.ts';
import type { Known } from './rule.ts';

/** The small catalog. */
export const knownFixture: Known = {
  registry: {
    ...emptyRegistry,
    platforms: [platform('ubuntu-24.04'), platform('windows-11')],
    pythons: ['3.12'],
    compute: {
      as_of: '2026-01-31',
      kinds: [],
      families: [],
      toolkits: [],
      driver_advice: { recommended: '570', why: 'Newer.', sources: ['test'] },
    },
    indexes: [
      {
        id: 'pytorch',
        kind: 'index',
        url: 'https://example.org/whl/{build}',
        parameter: 'cpu|cu\\d+',
        complete: true,
        owner: 'PyTorch',
        sources: ['test'],
      },
    ],
    frameworks: { torch: torch() },
    system: { libgl: systemPackage('libgl'), ffmpeg: systemPackage('ffmpeg') },
  },
  tasks: {
    domains: [{ id: 'vision', name: 'Vision' }],
    tasks: ['image-classification', 'image-segmentation'].map((id) => ({
      id,
      name: id,
      domain: 'vision',
      icon: 'image',
      summary: id,
    })),
  },
  licenses: { licenses: [] },
  cardIds: new Set(['leaf-sorter', 'other-card']),
};

function platform(id: string): Platform {
  return {
    id,
    aliases: [],
    name: id,
    group: 'linux',
    os: 'linux',
    arch: 'x86_64',
    osArch: 'linux-x86_64',
    manager: 'apt',
    shell: 'posix',
    python: { command: 'python3' },
    compute: ['cpu'],
    sources: ['test'],
  };
}

function systemPackage(name: string): SystemPackage {
  return { id: `dep:generic/${name}`, kind: 'library', description: name, packages: {} };
}

function torch(): Framework {
  return {
    name: 'PyTorch',
    package: 'torch',
    import: 'torch',
    as_of: '2026-01-31',
    musl: false,
    companions: ['torchvision', 'torchaudio'],
    exclusive: [],
    builds: [{ id: 'cpu', compute: 'cpu', index: 'pytorch:cpu', sources: ['test'] }],
    releases: [
      { version: '2.8', python: '>=3.9', builds: { 'linux-x86_64': ['cpu'] }, sources: ['test'] },
    ],
    verify: { cpu: 'True' },
    sources: ['test'],
  };
}
