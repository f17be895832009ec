import { describe, expect, it } from 'vitest';
import { cardOf, planned, targetOf, torchCardOf } from '../../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../../test/unit/small-registry.ts';
import type { Card } from '../../card/card.ts';
import type { Weights } from '../../generated/card.ts';
import type { Registry } from '../../registry.ts';
import { offline } from './offline.ts';
import { weightFiles } from './weights.ts';

const registry: Registry = {
  ...smallRegistry,
  offline: {
    as_of: '2026-01-01',
    managers: [
      {
        id: 'apt',
        fetch: [{ run: ['fetch-debs', '{names}'], root: false }],
        install: [{ run: ['install-debs', '{names}'], root: true }],
        sources: ['https://example.org/apt'],
      },
    ],
    libraries: [
      {
        id: 'hub',
        hub: true,
        variables: { HF_HUB_OFFLINE: '1' },
        why: 'Nothing is fetched.',
        sources: ['https://example.org/hub'],
      },
    ],
  },
};

function filesOf(card: Card, changes: Parameters<typeof targetOf>[0] = {}) {
  const found = offline.render({ card, target: targetOf({ tool: 'pip', ...changes }), registry });
  if (found.kind === 'refusal') throw new Error(found.reason);
  return Object.fromEntries(found.files.map(({ name, text }) => [name, text]));
}

function weights(changes: Partial<Weights>) {
  const card = cardOf({ weights: [{ from: 'hf:leaf/leaf', when: 'first-use', ...changes }] });
  return weightFiles(planned(card), card, undefined);
}

describe('an offline kit', () => {
  it('makes wheels on one side and installs from them on both', () => {
    const { 'fetch.sh': fetch = '', 'install-offline.sh': install = '' } = filesOf(cardOf());

    expect(fetch).toContain('-m pip wheel --wheel-dir wheelhouse --find-links wheelhouse leaf');
    expect(fetch).toContain('-m pip install --no-index --find-links wheelhouse leaf');
    expect(install).toContain('-m pip install --no-index --find-links wheelhouse leaf');
    expect(install).not.toContain('pip wheel');
  });

  it('holds the framework as its own index gave it', () => {
    const { 'fetch.sh': fetch = '' } = filesOf(torchCardOf());

    expect(fetch).toMatch(/sys\.argv\[1:\]\) \+ chr\(10\)\)" \\?\s*torch\n/);
    expect(fetch).toMatch(/--constraint held\.txt\s+\\?\s*leaf/);
  });

  it('takes a package from a repository by the name of its wheel', () => {
    const card = cardOf({
      pip: ['leaf @ git+https://example.org/leaf@0123456789abcdef0123456789abcdef01234567'],
    });

    const { 'install-offline.sh': install = '' } = filesOf(card);

    expect(install).toContain('--find-links wheelhouse leaf\n');
    expect(install).not.toContain('git+');
  });

  it('fetches system packages before it installs them, and installs the files elsewhere', () => {
    const card = cardOf({ system: ['git'] });

    const { 'fetch.sh': fetch = '', 'install-offline.sh': install = '' } = filesOf(card);

    expect(fetch.indexOf('fetch-debs git')).toBeGreaterThan(0);
    expect(fetch.indexOf('fetch-debs git')).toBeLessThan(fetch.indexOf('apt install'));
    expect(install).toContain('sudo install-debs git python3-venv');
    expect(install).not.toContain('apt install');
  });

  it('is refused where nothing is known about the package manager', () => {
    const target = targetOf({ platform: 'alpine' });

    expect(offline.render({ card: cardOf({ system: ['git'] }), target, registry })).toMatchObject({
      obstacle: 'format',
    });
  });

  it('is refused for a folder that is edited', () => {
    const card = cardOf({ steps: [{ pip: ['leaf'], editable: true }] });
    const target = targetOf({ tool: 'pip' });

    expect(offline.render({ card, target, registry })).toMatchObject({ obstacle: 'format' });
  });

  it('asks for a token on the connected side only', () => {
    const gate = { kind: 'terms', url: 'https://example.org/terms', env: 'HF_TOKEN' } as const;
    const card = cardOf({ weights: [{ from: 'hf:leaf/leaf', when: 'first-use', gate }] });

    const files = filesOf(card);

    expect(files['fetch.sh']).toContain('HF_TOKEN:?');
    expect(files['install-offline.sh']).not.toContain('HF_TOKEN');
    expect(files['offline-variables.sh']).toContain('export HF_HUB_OFFLINE=1');
  });

  it('switches the reports of the card off', () => {
    const telemetry = { sends: true, off: 'LEAF_REPORTS=0' } as const;

    expect(filesOf(cardOf({ telemetry }))['offline-variables.sh']).toContain(
      'export LEAF_REPORTS=0',
    );
  });
});

describe('model files', () => {
  it('are pinned where the card has a revision', () => {
    const { actions, variables, notes } = weights({ revision: 'abc123' });

    expect(actions.at(-1)).toMatchObject({
      argv: ['hf', 'download', 'leaf/leaf', '--revision', 'abc123'],
    });
    expect(variables).toEqual({ HF_HOME: 'huggingface' });
    expect(notes.join()).toContain('abc123');
  });

  it('go where the program looks for them', () => {
    const { actions, variables } = weights({ cache_env: 'LEAF_MODELS' });

    expect(actions.at(-1)).toMatchObject({
      argv: ['hf', 'download', 'leaf/leaf', '--local-dir', 'weights'],
    });
    expect(variables).toEqual({ LEAF_MODELS: 'weights' });
  });

  it('are checked where the card has a sum', () => {
    const { actions } = weights({
      from: 'https://example.org/files/leaf.pt',
      sha256: 'a'.repeat(64),
      cache_env: 'XDG_CACHE_HOME',
      cache_dir: '~/.cache/leaf',
    });

    expect(actions).toEqual([
      {
        do: 'download',
        url: 'https://example.org/files/leaf.pt',
        file: 'cache/leaf/leaf.pt',
        sha256: 'a'.repeat(64),
      },
    ]);
  });

  it('that only the program knows are fetched by running it', () => {
    const { actions, variables } = weights({
      from: 'https://example.org/releases',
      cache_env: 'LEAF_HOME',
    });

    expect(actions).toMatchObject([{ do: 'by-hand', url: 'https://example.org/releases' }]);
    expect(variables).toEqual({ LEAF_HOME: 'weights' });
  });

  it('that the model works without are named, not fetched', () => {
    const { actions, notes } = weights({ optional: true });

    expect(actions).toEqual([]);
    expect(notes.join()).toContain('hf:leaf/leaf');
  });
});
