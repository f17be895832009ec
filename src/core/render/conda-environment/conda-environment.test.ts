import { describe, expect, it } from 'vitest';
import { cardOf, targetOf, torchCardOf } from '../../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../../test/unit/small-registry.ts';
import type { Card } from '../../card/card.ts';
import type { Rendering } from '../format.ts';
import { condaEnvironment } from './conda-environment.ts';
import { environmentName, strictSpec } from './environment-file.ts';
import { fitsSection, sectionLines } from './pip-lines.ts';

const PIP = { do: 'pip-install', with: 'pip', requirements: ['a', 'b>1'], flags: [] } as const;

function rendered(card: Card, changes: Parameters<typeof targetOf>[0] = {}): Rendering {
  const found = condaEnvironment.render({
    card,
    target: targetOf(changes),
    registry: smallRegistry,
  });
  if (found.kind === 'refusal') throw new Error(found.reason);
  return found;
}

describe('environment.yml', () => {
  it('holds the environment and the first run of pip', () => {
    const { files } = rendered(cardOf({ pip: ['leaf>=2'], env: { MODE: 'off' } }));

    expect(files[0]?.text).toBe(
      [
        '# Cardstock card leaf on ubuntu, cpu',
        'name: "leaf"',
        'channels:',
        '  - "conda-forge"',
        '  - "nodefaults"',
        'dependencies:',
        '  - "python=3.12"',
        '  - "pip"',
        '  - pip:',
        '      - "leaf>=2"',
        'variables:',
        '  "MODE": "off"',
        '',
      ].join('\n'),
    );
  });

  it('leaves a second index to a line of its own, in order', () => {
    const { files, use } = rendered(torchCardOf());

    const lines = use.map((one) => one.lines).join('\n');
    expect(files[0]?.text).toContain('--index-url https://');
    expect(lines.indexOf('env create')).toBeLessThan(lines.indexOf('pip install'));
    expect(lines).toMatch(/python -m pip install \\?\s*leaf/);
  });

  it('never holds a token', () => {
    const card = cardOf({ env: { LEAF_TOKEN: { secret: true, ask: true } } });

    const { files, use } = rendered(card);

    expect(files[0]?.text).not.toContain('LEAF_TOKEN');
    expect(use.map((one) => one.lines).join('\n')).toContain('LEAF_TOKEN');
  });

  it('is not for a platform without conda', () => {
    const target = targetOf({ platform: 'alpine' });

    expect(
      condaEnvironment.render({ card: cardOf(), target, registry: smallRegistry }),
    ).toMatchObject({
      kind: 'refusal',
      obstacle: 'tool',
    });
  });
});

describe('the pip section', () => {
  it('takes options that a requirements file has', () => {
    const install = { ...PIP, indexUrl: 'https://a.org/', flags: ['pre'] } as const;

    expect(fitsSection(install, [])).toBe(true);
    expect(sectionLines([install])).toEqual(['--index-url https://a.org/', '--pre', 'a', 'b>1']);
  });

  it.each([
    [{ flags: ['no-build-isolation'] }],
    [{ flags: ['no-deps'] }],
    [{ env: { A: '1' } }],
    [{ requirements: ['--index-url=https://evil.example'] }],
    [{ requirements: ['a # b'] }],
    [{ requirements: ['a --hash=b'] }],
    [{ requirements: ['a @ https://a.org/${HOME}'] }],
    [{ requirements: ['a\nb'] }],
    [{ requirements: ['a\\'] }],
  ] as const)('does not take %j', (changes) => {
    expect(fitsSection({ ...PIP, ...changes }, [])).toBe(false);
  });

  it('has one index', () => {
    const other = { ...PIP, indexUrl: 'https://a.org/' };

    expect(fitsSection(other, [PIP])).toBe(false);
    expect(fitsSection(PIP, [PIP])).toBe(true);
  });
});

describe('the name', () => {
  it.each([
    ['leaf', 'leaf'],
    ['base', 'model-base'],
    ['Root', 'model-Root'],
    ['a b/c:d#e', 'a-b-c-d-e'],
    ['', 'model'],
  ])('%j becomes %j', (id, name) => {
    expect(environmentName(id)).toBe(name);
  });
});

describe('a specification', () => {
  it.each([
    ['cuda-toolkit=*', 'cuda-toolkit'],
    ['cuml=26.*', 'cuml 26.*'],
    ['python=3.12', 'python=3.12'],
    ['a>=1,<2.*', 'a>=1,<2.*'],
    ['a==1.*', 'a==1.*'],
  ])('%s is strictly %s', (spec, strict) => {
    expect(strictSpec(spec)).toBe(strict);
  });
});
