import { describe, expect, it } from 'vitest';
import type { Card as RawCard } from '../../generated/card.ts';
import { cardOf, targetOf, torchCardOf } from '../../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../../test/unit/small-registry.ts';
import type { Card } from '../../card/card.ts';
import type { Target } from '../../plan/plan.ts';
import { requirements } from './requirements.ts';

interface Rendered {
  readonly reason?: string | undefined;
  readonly files: Readonly<Record<string, string>>;
  readonly lines: string;
}

function render(card: Card, changes: Partial<Target> = {}): Rendered {
  const found = requirements.render({
    card,
    target: targetOf({ tool: 'pip', ...changes }),
    registry: smallRegistry,
  });
  if (found.kind === 'refusal') return { reason: found.reason, files: {}, lines: '' };
  const files = Object.fromEntries(found.files.map(({ name, text }) => [name, text]));
  return { reason: undefined, files, lines: found.use.map(({ lines }) => lines).join('\n') };
}

describe('requirements files', () => {
  it('are one for a simple model', () => {
    const { files, lines } = render(cardOf());

    expect(Object.keys(files)).toEqual(['requirements.txt']);
    expect(files['requirements.txt']).toMatch(/\nleaf\n$/);
    expect(lines).toContain('.venv/bin/python -m pip install -r requirements.txt');
  });

  it('keep the framework apart, with its index on a line of its own, and hold it afterwards', () => {
    const { files, lines } = render(torchCardOf());

    expect(Object.keys(files)).toEqual([
      'requirements-torch.txt',
      'requirements.txt',
      'constraints.txt',
    ]);
    expect(files['requirements-torch.txt']).toMatch(/\n--index-url https:\/\/\S+\ntorch/);
    expect(files['constraints.txt']).toMatch(/\ntorch[=<>~]\S+\n$/);
    expect(lines).toMatch(/install -r requirements-torch\.txt\n/);
    expect(lines).toMatch(/install -r requirements\.txt -c constraints\.txt$/);
  });

  it('go with uv when the target does', () => {
    const { lines } = render(cardOf(), { tool: 'uv' });

    expect(lines).toMatch(/uv pip install --python \.venv\/bin\/python -r requirements\.txt/);
  });

  it('leave on the command line what a file cannot say', () => {
    const steps: RawCard['steps'] = [
      { pip: ['twig'], flags: ['only-binary'] },
      { pip: ['leaf'], flags: ['no-deps', 'no-build-isolation'], env: { LEAF_FAST: '1' } },
    ];
    const { files, lines } = render(cardOf({ steps }));

    expect(files['requirements.txt']).toContain('--only-binary :all:\ntwig\n');
    expect(files['requirements-2.txt']).toMatch(/[^:]\nleaf\n$/);
    expect(lines).toMatch(
      /LEAF_FAST=1 \S+ -m pip install --no-deps --no-build-isolation \\?\s*-r requirements-2\.txt/,
    );
  });

  it('name a cloned folder as editable', () => {
    const commit = '0123456789abcdef0123456789abcdef01234567';
    const steps: RawCard['steps'] = [
      { clone: { repo: 'https://example.org/leaf', commit, into: 'source' } },
      { pip: ['.'], in: 'source', editable: true },
    ];
    const { files } = render(cardOf({ steps }));

    expect(Object.values(files)[0]).toMatch(/\n-e \.\/source\n$/);
  });

  it('are refused where a line would be misread', () => {
    const card = cardOf({ pip: ['leaf @ https://example.org/${HOME}/leaf.whl'] });

    expect(render(card).reason).toMatchInlineSnapshot(
      `"A requirements file has no quotes and cannot hold "leaf @ https://example.org/\${HOME}/leaf.whl"."`,
    );
  });

  it('are refused where a container brings the packages', () => {
    const card = cardOf({ container: { image: 'example/leaf:1', source: 'README.md' } });

    expect(render(card, { tool: 'docker' }).reason).toMatchInlineSnapshot(
      `"The container brings its packages, so there is nothing for a requirements file."`,
    );
  });
});
