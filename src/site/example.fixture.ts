/** A small card and registry that the tests of this folder share. */
import { normalizeCard } from '../core/card/normalize.ts';
import type { Card } from '../core/card/card.ts';
import type { Card as RawCard } from '../core/generated/card.ts';
import { expandPlatforms } from '../core/platform/platforms.ts';
import { emptyRegistry, type Registry } from '../core/registry.ts';
import type { Vocabulary } from './browse-item.ts';

const SOURCES = ['https://example.org/facts'];

/** A card with the least that the schema asks for, and what a test adds. */
export function exampleCard(more: Partial<RawCard> = {}): Card {
  return normalizeCard('leaf', {
    name: 'Leaf',
    summary: 'Sorts pictures of leaves by species.',
    tasks: ['image-classification'],
    license: 'MIT',
    upstream: { repo: 'https://github.com/example/leaf', commit: 'abc1234', read: '2026-01-31' },
    sources: ['README.md'],
    version: '2.0',
    python: '>=3.10',
    pip: ['leaf'],
    compute: { cpu: 'yes', mps: 'yes' },
    ...more,
  });
}

export const exampleRegistry: Registry = {
  ...emptyRegistry,
  platforms: expandPlatforms([
    {
      id: 'ubuntu-24.04',
      aliases: ['noble'],
      name: 'Ubuntu 24.04',
      group: 'linux',
      prominent: true,
      os: 'linux',
      distribution: 'ubuntu',
      release: '24.04',
      arches: ['x86_64', 'aarch64'],
      libc: 'glibc',
      glibc: '2.39',
      manager: 'apt',
      shell: 'posix',
      python: { command: 'python3', version: '3.12', venv: ['python3-venv'] },
      compute: ['cpu', 'cuda'],
      sources: SOURCES,
    },
    {
      id: 'macos',
      name: 'macOS',
      group: 'macos',
      prominent: true,
      os: 'macos',
      release: '15',
      arches: ['aarch64'],
      manager: 'brew',
      shell: 'posix',
      python: { command: 'python3' },
      tools: { uv: { install: ['uv'] } },
      compute: ['cpu', 'mps'],
      sources: SOURCES,
    },
  ]),
  managers: [
    {
      id: 'apt',
      update: ['apt-get', 'update'],
      install: ['apt-get', 'install', '-y'],
      root: true,
      sources: SOURCES,
    },
    { id: 'brew', install: ['brew', 'install'], root: false, sources: SOURCES },
  ],
  pythons: ['3.12', '3.11', '3.10'],
  installers: [],
  endedPythons: [],
  compute: {
    as_of: '2026-01-31',
    kinds: [
      { id: 'cpu', name: 'CPU', sources: SOURCES },
      { id: 'cuda', name: 'CUDA', maker: 'NVIDIA', sources: SOURCES },
      { id: 'mps', name: 'Apple GPU', maker: 'Apple', sources: SOURCES },
    ],
    families: [
      { id: 'cpu', name: 'CPU', compute: 'cpu', generic: true, sources: SOURCES },
      {
        id: 'ampere',
        name: 'Ampere',
        compute: 'cuda',
        capability: { min: '8.0', max: '8.7' },
        examples: ['RTX 3090'],
        sources: SOURCES,
      },
      {
        id: 'nvidia',
        aliases: ['cuda'],
        name: 'NVIDIA GPU',
        compute: 'cuda',
        generic: true,
        sources: SOURCES,
      },
      { id: 'apple', name: 'Apple GPU', compute: 'mps', generic: true, sources: SOURCES },
    ],
    toolkits: [],
    driver_advice: { recommended: '580', why: 'It runs all toolkits.', sources: SOURCES },
  },
};

export const exampleVocabulary: Vocabulary = {
  tasks: {
    domains: [{ id: 'vision', name: 'Vision' }],
    tasks: [
      {
        id: 'image-classification',
        name: 'Image classification',
        domain: 'vision',
        icon: 'image',
        summary: 'Says what a picture shows.',
        aliases: ['image tagging'],
      },
    ],
  },
  licences: {
    licenses: [
      {
        id: 'MIT',
        name: 'MIT',
        commercial: 'yes',
        copyleft: 'none',
        url: 'https://spdx.org/licenses/MIT.html',
      },
    ],
  },
};
