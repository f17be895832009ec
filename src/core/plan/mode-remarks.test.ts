import { describe, expect, it } from 'vitest';
import { cardOf, planned, torchCardOf } from '../../../test/unit/small-cards.ts';
import type { Target } from './plan.ts';

function texts(card: Parameters<typeof planned>[0], changes: Partial<Target>): readonly string[] {
  return planned(card, changes).cautions.map(({ text }) => text);
}

const mirror = 'https://mirror.example.org';

describe('the cautions of mirrors', () => {
  it('say whose addresses these are', () => {
    expect(texts(cardOf(), { mirrors: { default: mirror }, proxy: 'http://p:80' })).toContain(
      `These addresses were given with the target and are not part of this catalog: ${mirror}, http://p:80. Go on only if you know who runs them.`,
    );
  });

  it('name the public addresses that are left', () => {
    const left = texts(torchCardOf(), { mirrors: { default: mirror } });

    expect(left).toContain(
      'No mirror is named for these, which must be reachable: https://github.com/astral-sh/python-build-standalone, https://wheels.example.org/cpu.',
    );
  });

  it('name the default index and channels when others are mirrored', () => {
    const left = texts(torchCardOf(), {
      tool: 'conda',
      mirrors: { wheels: mirror },
      proxy: 'http://p:80',
    });

    expect(left).toContain(
      'No mirror is named for these, which must be reachable through the proxy: https://example.org/conda.sh, the conda channel conda-forge, the default package index.',
    );
  });

  it('warn of what travels without encryption, and make pip take it', () => {
    const plan = planned(cardOf(), {
      tool: 'pip',
      mirrors: { default: 'http://nexus:8081/simple' },
    });

    expect(plan.cautions.map(({ text }) => text)).toContain(
      'Nothing from http://nexus:8081/simple is encrypted on its way: others on the network could change it.',
    );
    expect(plan.steps[0]?.actions).toEqual([
      { do: 'set-variable', name: 'PIP_TRUSTED_HOST', value: 'nexus:8081', secret: false },
    ]);
  });

  it('are silent without any', () => {
    expect(texts(torchCardOf(), {})).toEqual([]);
  });
});
