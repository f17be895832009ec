/** A registry small enough to read: what the planner's tests plan against. None of it is product data. */
import type { Framework } from '../../src/core/generated/framework.ts';
import type { SystemPackage } from '../../src/core/generated/system-package.ts';
import type { PlatformRow } from '../../src/core/platform/platform.ts';
import { expandPlatforms } from '../../src/core/platform/platforms.ts';
import { emptyRegistry, type Registry } from '../../src/core/registry.ts';

const sources = ['https://example.org/facts'];

const ubuntu = {
  id: 'ubuntu',
  aliases: ['lts'],
  name: 'Ubuntu',
  group: 'linux',
  prominent: true,
  os: 'linux',
  distribution: 'ubuntu',
  release: '24.04',
  like: ['ubuntu-24.04', 'ubuntu'],
  arches: ['x86_64', 'aarch64'],
  libc: 'glibc',
  glibc: '2.39',
  manager: 'apt',
  shell: 'posix',
  python: { command: 'python3', version: '3.12', venv: ['python3-venv'] },
  compute: ['cpu', 'cuda', 'rocm'],
  sources,
} as const satisfies PlatformRow;

const rows: readonly PlatformRow[] = [
  ubuntu,
  {
    ...ubuntu,
    id: 'wsl2',
    aliases: [],
    name: 'WSL',
    group: 'windows',
    arches: ['x86_64'],
    wsl: true,
  },
  {
    ...ubuntu,
    id: 'rocky',
    aliases: [],
    name: 'Rocky',
    prominent: false,
    distribution: 'rocky',
    release: '9',
    like: ['rhel-9'],
    arches: ['x86_64'],
    glibc: '2.34',
    manager: 'dnf',
    python: {
      command: 'python3',
      version: '3.9',
      packages: { '3.11': { install: ['python3.11'], command: 'python3.11' } },
    },
  },
  {
    id: 'alpine',
    name: 'Alpine',
    group: 'linux',
    os: 'linux',
    distribution: 'alpine',
    arches: ['x86_64'],
    libc: 'musl',
    manager: 'apk',
    shell: 'posix',
    python: { command: 'python3', version: '3.12' },
    tools: { uv: { install: ['uv'] } },
    compute: ['cpu'],
    sources,
  },
  {
    id: 'macos',
    aliases: ['mac'],
    name: 'macOS',
    group: 'macos',
    os: 'macos',
    arches: ['aarch64'],
    manager: 'brew',
    shell: 'posix',
    python: { command: 'python3' },
    tools: { uv: { install: ['uv'] } },
    compute: ['cpu', 'mps'],
    container_compute: ['cpu'],
    sources,
  },
  {
    id: 'windows',
    aliases: ['win'],
    name: 'Windows',
    group: 'windows',
    os: 'windows',
    arches: ['x86_64'],
    manager: 'winget',
    shell: 'powershell',
    python: {
      command: 'py',
      packages: { '3.12': { install: ['Python.Python.3.12'], command: 'py -3.12' } },
    },
    tools: { uv: { install: ['astral-sh.uv'] } },
    compute: ['cpu', 'cuda'],
    sources,
  },
];

const torch: Framework = {
  name: 'PyTorch',
  package: 'torch',
  import: 'torch',
  as_of: '2026-01-01',
  glibc: '2.28',
  musl: false,
  companions: ['torchvision'],
  builds: [
    { id: 'cpu', compute: 'cpu', index: 'wheels:cpu', uv_backend: 'cpu', sources },
    { id: 'cu130', compute: 'cuda', toolkit: '13.0', index: 'wheels:cu130', sources },
    { id: 'cu126', compute: 'cuda', toolkit: '12.6', index: 'wheels:cu126', sources },
    { id: 'rocm7', compute: 'rocm', index: 'wheels:rocm7', gfx: ['gfx1100'], sources },
    { id: 'mac', compute: 'mps', min_macos: '14.0', sources },
  ],
  releases: [
    release('2.12', '>=3.10', ['cu130', 'cu126'], {}),
    release('2.11', '>=3.10', ['cu130', 'cu126'], { torchvision: '==0.26.*' }),
    release('2.8', '>=3.9,<3.14', ['cu126'], { torchvision: '==0.23.*' }),
  ],
  capabilities: [
    {
      builds: ['cu130'],
      releases: '>=2.9',
      list: ['7.5', '8.0', '8.6', '9.0'],
      ptx: '9.0',
      sources,
    },
    { builds: ['cu126'], releases: '>=2.8', list: ['5.0', '6.0', '7.0', '8.0', '9.0'], sources },
  ],
  conda: {
    channel: 'conda-forge',
    package: 'pytorch',
    builds: [
      {
        id: 'conda-cpu',
        compute: 'cpu',
        packages: ['pytorch-cpu{version}'],
        on: ['linux-aarch64'],
      },
      {
        id: 'conda-cuda',
        compute: 'cuda',
        toolkit: '13.0',
        packages: ['pytorch-gpu{version}'],
        on: ['linux-x86_64', 'linux-aarch64'],
      },
    ],
    companions: { torchvision: 'torchvision' },
    sources,
  },
  verify: { cuda: 'torch.cuda.is_available()' },
  sources,
};

function release(
  version: string,
  python: string,
  cuda: readonly string[],
  companions: Readonly<Record<string, string>>,
): Framework['releases'][number] {
  const builds = {
    'linux-x86_64': ['cpu', ...cuda, 'rocm7'],
    'windows-x86_64': ['cpu', ...cuda],
    'macos-aarch64': ['cpu', 'mac'],
  };
  return { version, latest: `${version}.0`, python, with: companions, builds, sources };
}

const system: Readonly<Record<string, SystemPackage>> = {
  git: tool('git', {
    apt: ['git'],
    dnf: ['git'],
    apk: ['git'],
    brew: ['git'],
    winget: ['Git.Git'],
    conda: ['git'],
  }),
  curl: tool('curl', { apt: ['curl'], dnf: ['curl'], apk: ['curl'] }),
  docker: {
    ...tool('docker', { apt: ['docker.io'], dnf: ['moby-engine'], apk: ['docker'] }),
    configure: [{ run: ['systemctl', 'start', 'docker'], root: true, managers: ['apt'] }],
  },
  'nvidia-container-toolkit': {
    ...tool('nvidia-container-toolkit', {}),
    packages: { apt: { run: ['nvidia-container-toolkit'], setup: ['nvidia'], verified: ['x'] } },
  },
  'nvidia-driver': {
    ...tool('nvidia-driver', { apt: ['nvidia-driver-580'], dnf: ['akmod-nvidia'] }),
    kind: 'driver',
  },
  ffmpeg: {
    ...tool('ffmpeg', { apt: ['ffmpeg'], brew: ['ffmpeg'], conda: ['ffmpeg'] }),
    packages: {
      apt: { run: ['ffmpeg'], verified: ['x'] },
      dnf: {
        run: ['ffmpeg-free'],
        verified: ['x'],
        by_release: { 'rhel-9': { run: ['ffmpeg'], setup: ['fusion', 'epel'], verified: ['x'] } },
      },
      apk: { run: null, hint: 'Build FFmpeg yourself.' },
      conda: { run: ['ffmpeg'], verified: ['x'] },
    },
  },
  compiler: {
    ...tool('compiler', { apt: ['gcc'], conda: ['compilers'] }),
    conda_needs: { macos: 'the tools of the maker' },
  },
  tensorrt: {
    ...tool('tensorrt', {}),
    packages: { apt: { run: null, hint: 'Install the wheel.', in_environment: true } },
  },
  'cuda-toolkit': {
    ...tool('cuda-toolkit', {}),
    packages: {
      apt: { run: ['nvidia-cuda-toolkit'], version: '12.0', verified: ['x'] },
      conda: { run: ['cuda-toolkit={version}'], verified: ['x'] },
    },
    pinned: {
      to: 'toolkit',
      by_hand: 'Install the CUDA toolkit {version}.',
      url: 'https://example.org/cuda',
    },
  },
};

function tool(
  id: string,
  names: Readonly<Partial<Record<keyof SystemPackage['packages'], readonly string[]>>>,
): SystemPackage {
  const packages = Object.entries(names).map(([manager, run]) => [
    manager,
    { run: run ?? [], verified: ['x'] },
  ]);
  return { id, kind: 'tool', description: `The ${id}.`, packages: Object.fromEntries(packages) };
}

/** Six platforms, ten GPU families, one framework with three releases, nine system packages. */
export const smallRegistry: Registry = {
  ...emptyRegistry,
  platforms: expandPlatforms(rows),
  managers: [
    manager('apt', {
      update: ['apt-get', 'update'],
      remove: ['apt-get', 'remove'],
      root: true,
      proxy: { options: ['-o', 'Proxy={proxy}'], sources },
    }),
    manager('dnf', { root: true }),
    manager('apk', { root: true, proxy: { variables: ['http_proxy', 'https_proxy'], sources } }),
    manager('brew', { proxy: { variables: ['http_proxy'], sources } }),
    manager('winget', {
      one_at_a_time: true,
      stale_path: true,
      proxy: { by_hand: 'Set the proxy in the settings.', sources },
    }),
  ],
  pythons: ['3.12', '3.11', '3.13', '3.10', '3.9'],
  endedPythons: ['3.9'],
  installers: [
    {
      tool: 'conda',
      on: ['linux-x86_64', 'linux-aarch64', 'macos-aarch64'],
      url: 'https://example.org/conda.sh',
      file: 'conda.sh',
      run: ['bash', 'conda.sh', '-b', '-p', 'conda'],
      command: 'conda/bin/conda',
      needs: ['bash'],
      sources,
    },
    {
      tool: 'uv',
      on: ['linux-x86_64'],
      url: 'https://example.org/uv.sh',
      file: 'uv.sh',
      run: ['sh', 'uv.sh'],
      env: { UV_FOLDER: '.uv' },
      command: '.uv/uv',
      sources,
    },
  ],
  compute: {
    as_of: '2026-01-01',
    kinds: (['cpu', 'cuda', 'rocm', 'mps', 'xpu'] as const).map((id) => ({
      id,
      name: id,
      sources,
    })),
    families: [
      { id: 'cpu', name: 'CPU', compute: 'cpu', sources },
      {
        id: 'nvidia',
        aliases: ['cuda'],
        name: 'NVIDIA GPU',
        compute: 'cuda',
        generic: true,
        sources,
      },
      nvidia('pascal', '6.0', '6.2'),
      { ...nvidia('ada', '8.9', '8.9'), aliases: ['rtx-40'] },
      nvidia('blackwell', '10.0', '12.1'),
      { id: 'amd', aliases: ['rocm'], name: 'AMD GPU', compute: 'rocm', generic: true, sources },
      { id: 'vega', name: 'AMD Vega', compute: 'rocm', gfx: ['gfx900'], sources },
      { id: 'rdna3', name: 'AMD RDNA 3', compute: 'rocm', gfx: ['gfx1100'], sources },
      { id: 'apple', aliases: ['mps'], name: 'Apple GPU', compute: 'mps', generic: true, sources },
      { id: 'intel', aliases: ['xpu'], name: 'Intel GPU', compute: 'xpu', generic: true, sources },
    ],
    toolkits: [
      toolkit('13', { linux: '580', windows: '581' }, '7.5'),
      toolkit('12', { linux: '525', windows: '528' }, '5.0'),
    ],
    driver_advice: { recommended: '580', why: 'It serves both.', sources },
  },
  indexes: [
    {
      id: 'wheels',
      kind: 'index',
      url: 'https://wheels.example.org/{build}',
      complete: true,
      owner: 'the authors',
      sources,
    },
  ],
  setups: {
    epel: setUp('EPEL', ['rhel-9'], 'epel-release'),
    fusion: { ...setUp('Fusion', ['rhel-9'], 'fusion-release'), requires: ['epel'] },
    nvidia: setUp('NVIDIA', ['ubuntu'], 'nvidia-repo'),
  },
  frameworks: { torch },
  system,
};

function manager(
  id: string,
  more: Partial<Omit<Registry['managers'][number], 'id' | 'sources'>>,
): Registry['managers'][number] {
  return { id, install: [id, 'install'], root: false, sources, ...more };
}

function nvidia(id: string, min: string, max: string): Registry['compute']['families'][number] {
  return { id, name: `NVIDIA ${id}`, compute: 'cuda', capability: { min, max }, sources };
}

function toolkit(
  major: string,
  driver: { readonly linux: string; readonly windows: string },
  capability: string,
): Registry['compute']['toolkits'][number] {
  return { major, min_driver: driver, min_capability: capability, sources };
}

function setUp(name: string, on: readonly string[], word: string): Registry['setups'][string] {
  const why = `It brings ${word}.`;
  return {
    name,
    applies_to: on,
    why,
    do: [{ run: ['enable', word], root: true }],
    verified: ['x'],
  };
}
