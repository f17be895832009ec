import { describe, expect, it } from 'vitest';
import type { Card } from '../core/card/card.ts';
import { formats } from '../core/render/formats.ts';
import { formatEntries } from './format-entry.ts';
import type { PlannerData } from './planner-data.ts';
import { exampleCard, exampleRegistry } from './example.fixture.ts';
import { optionGroups, refusedOptions } from './planner-options.ts';
import { initialState } from './planner-state.ts';
import { plannerTree } from './planner-tree.ts';
import { defaultTarget } from './targets.ts';
import { treeToHtml } from './tree-html.ts';

const publisher = { site: 'https://example.org/', repository: 'https://example.org/cards' };

const whole = { card: '/models/leaf.json', registry: '/api/v1/registry.json' };

function dataOf(card: Card): PlannerData {
  return { card, registry: exampleRegistry, formats: formatEntries(formats), publisher, whole };
}

describe('optionGroups', () => {
  it('asks only what the card leaves open', () => {
    const card = exampleCard();

    const groups = optionGroups(card, exampleRegistry, defaultTarget(card, exampleRegistry));

    expect(groups.map(({ key }) => key)).toEqual(['on', 'compute', 'with', 'admin']);
  });

  it('drops a feature that another one excludes', () => {
    const card = exampleCard({
      features: { a: { summary: 'A.' }, b: { summary: 'B.', excludes: ['a'] } },
    });
    const target = { ...defaultTarget(card, exampleRegistry), features: ['a'] };

    const features = optionGroups(card, exampleRegistry, target).find(
      ({ key }) => key === 'feature',
    );

    expect(features?.options.map((option) => option.target.features)).toEqual([[], ['b']]);
  });
});

describe('refusedOptions', () => {
  it('names the reason for each option that does not work', () => {
    const card = exampleCard();

    const refused = refusedOptions(card, exampleRegistry, defaultTarget(card, exampleRegistry));

    expect(refused['compute=mps']).toMatch(/\S/);
    expect(refused['on=ubuntu-24.04']).toBeUndefined();
  });
});

describe('refusedOptions of a refused target', () => {
  it('marks only groups in which another option mends it', () => {
    const card = exampleCard();
    const target = { platform: 'macos', gpu: 'nvidia', tool: 'uv', features: [] } as const;

    const refused = refusedOptions(card, exampleRegistry, target);

    expect(Object.keys(refused)).toContain('compute=cuda');
    expect(Object.keys(refused).filter((key) => key.startsWith('with='))).toEqual([]);
  });
});

describe('plannerTree', () => {
  it('shows all commands of the default target', () => {
    const card = exampleCard();

    const html = treeToHtml(
      plannerTree(dataOf(card), initialState(defaultTarget(card, exampleRegistry))),
    );

    expect(html).toContain('<ol class="steps"');
    expect(html).toContain('leaf');
    expect(html.match(/id="paste"/g)).toHaveLength(1);
  });

  it('offers what works instead of a target that does not', () => {
    const card = exampleCard();
    const target = { platform: 'macos', gpu: 'nvidia', tool: 'uv', features: [] } as const;

    const html = treeToHtml(plannerTree(dataOf(card), initialState(target)));

    expect(html).toContain('class="verdict cannot"');
    expect(html).toContain('data-query="?on=macos');
  });
});
