import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import type { Card as RawCard } from '../../generated/card.ts';
import { cardOf, targetOf, torchCardOf } from '../../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../../test/unit/small-registry.ts';
import type { Card } from '../../card/card.ts';
import type { Target } from '../../plan/plan.ts';
import { uvProject } from './uv-project.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const clone: NonNullable<RawCard['steps']>[number] = {
  clone: { repo: 'https://example.org/leaf', commit: COMMIT, into: 'source' },
};

function rendered(card: Card, changes: Partial<Target> = {}) {
  const found = uvProject.render({ card, target: targetOf(changes), registry: smallRegistry });
  if (found.kind === 'refusal') throw new Error(found.reason);
  const lines = found.use.map((use) => use.lines).join('\n');
  return { lines, toml: parse(found.files[0]?.text ?? ''), text: found.files[0]?.text ?? '' };
}

function reasonOf(steps: NonNullable<RawCard['steps']>): string {
  const card = cardOf({ steps });
  const found = uvProject.render({ card, target: targetOf(), registry: smallRegistry });
  return found.kind === 'refusal' ? found.reason : 'rendered';
}

describe('a project for uv', () => {
  it('asks for the packages on the Python of the plan, for one platform', () => {
    const { lines, toml } = rendered(cardOf());

    expect(toml).toEqual({
      project: {
        name: 'leaf-environment',
        version: '0',
        'requires-python': '==3.12.*',
        dependencies: ['leaf'],
      },
      tool: {
        uv: {
          package: false,
          environments: ["sys_platform == 'linux' and platform_machine == 'x86_64'"],
        },
      },
    });
    expect(lines).toContain('uv sync');
  });

  it('plans with uv whatever tool is wanted', () => {
    expect(rendered(cardOf(), { tool: 'pip' }).text).toBe(rendered(cardOf()).text);
  });

  it('gives the framework an index that serves nothing else', () => {
    const { toml } = rendered(torchCardOf());

    expect(toml['tool']).toMatchObject({
      uv: {
        index: [{ name: 'framework-torch', explicit: true }],
        sources: { torch: { index: 'framework-torch' } },
        'constraint-dependencies': [expect.stringMatching(/^torch[=<>~]/)],
      },
    });
  });

  it('takes a cloned folder by the name of its package', () => {
    const steps: RawCard['steps'] = [clone, { pip: ['.[all]'], in: 'source', editable: true }];
    const { lines, toml } = rendered(cardOf({ steps, package: 'Leaf.Kit' }));

    expect(toml['project']).toMatchObject({ dependencies: ['leaf-kit[all]'] });
    expect(toml['tool']).toMatchObject({
      uv: { sources: { 'leaf-kit': { path: './source', editable: true } } },
    });
    expect(lines.indexOf('git clone')).toBeLessThan(lines.indexOf('uv sync'));
  });

  it('leaves out what a package asks for when the plan does', () => {
    const { toml } = rendered(
      cardOf({ steps: [{ pip: ['twig'] }, { pip: ['leaf'], flags: ['no-deps'] }] }),
    );

    expect(toml['tool']).toMatchObject({
      uv: { 'dependency-metadata': [{ name: 'leaf', 'requires-dist': [] }] },
    });
  });

  it('installs what a build without isolation needs before it, and gives it its variables', () => {
    const steps: RawCard['steps'] = [
      { pip: ['twig'] },
      { pip: ['leaf'], flags: ['no-build-isolation'], env: { LEAF_FAST: '1' } },
    ];
    const { lines, toml } = rendered(cardOf({ steps }));

    expect(toml['tool']).toMatchObject({
      uv: {
        'no-build-isolation-package': ['leaf'],
        'extra-build-variables': { leaf: { LEAF_FAST: '1' } },
      },
    });
    expect(lines).toMatch(/uv pip install .* twig\n(?:.*\n)*?LEAF_FAST=1 (?:\S*\/)?uv sync/);
  });

  it('forbids builds for all when the plan does, and for named packages otherwise', () => {
    const all = rendered(cardOf({ steps: [{ pip: ['leaf'], flags: ['only-binary'] }] }));
    const one = rendered(
      cardOf({ steps: [{ pip: ['twig'] }, { pip: ['leaf'], flags: ['only-binary', 'no-deps'] }] }),
    );

    expect(all.toml['tool']).toMatchObject({ uv: { 'no-build': true } });
    expect(one.toml['tool']).toMatchObject({ uv: { 'no-build-package': ['leaf'] } });
  });

  it('puts a mirror in the place of the default index', () => {
    const mirrors = { default: 'https://mirror.example.org/simple' };
    const { toml } = rendered(cardOf(), { mirrors });

    expect(toml['tool']).toMatchObject({
      uv: { index: [{ name: 'default-mirror', url: mirrors.default, default: true }] },
    });
  });

  it('refuses what one resolution cannot say', () => {
    const git = `leaf @ git+https://example.org/leaf@${COMMIT}`;

    expect({
      again: reasonOf([{ pip: ['leaf'], flags: ['force-reinstall'] }]),
      early: reasonOf([{ pip: ['twig'] }, { pip: ['leaf'], flags: ['pre'] }]),
      wheels: reasonOf([{ pip: ['twig'] }, { pip: ['leaf'], flags: ['only-binary'] }]),
      bare: reasonOf([{ pip: [git], flags: ['no-deps'] }]),
      between: reasonOf([{ pip: ['twig'] }, { run: ['python', '-m', 'twig'] }, { pip: ['leaf'] }]),
      values: reasonOf([
        { pip: ['twig'], env: { A: '1' } },
        { pip: ['leaf'], env: { A: '2' } },
      ]),
      folders: reasonOf([clone, { pip: ['./a', './b'] }]),
    }).toMatchInlineSnapshot(`
      {
        "again": "The plan installs over what it has installed before; one resolution installs once.",
        "bare": "The plan installs leaf from its source without what it asks for, which a project file cannot say.",
        "between": "The plan runs a program of the environment between two installations; one resolution installs everything at once.",
        "early": "The plan admits pre-releases for a part of its packages; one resolution admits them for all or none.",
        "folders": "The plan installs several folders, and the card names the package of one only.",
        "values": "The plan builds with two values of A; one call has one.",
        "wheels": "The plan forbids builds or wheels for a part of its packages and what they need; one resolution cannot tell the part.",
      }
    `);
  });
});
