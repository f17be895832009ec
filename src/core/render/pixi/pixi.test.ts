import { describe, expect, it } from 'vitest';
import { cardOf, planned, targetOf, torchCardOf } from '../../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../../test/unit/small-registry.ts';
import type { Card } from '../../card/card.ts';
import type { Rendering } from '../format.ts';
import { condaDependency, condaLine } from './conda-dependency.ts';
import { pixi } from './pixi.ts';
import { pypiDependencies, pypiLine } from './pypi-dependency.ts';
import { taskLine } from './task.ts';

const PIP = { do: 'pip-install', with: 'pip', flags: [] } as const;
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

function rendered(card: Card, changes: Parameters<typeof targetOf>[0] = {}): Rendering {
  const found = pixi.render({ card, target: targetOf(changes), registry: smallRegistry });
  if (found.kind === 'refusal') throw new Error(found.reason);
  return found;
}

describe('pixi.toml', () => {
  it('has the target first and processors elsewhere after it', () => {
    const text = rendered(torchCardOf(), { gpu: 'ada' }).files[0]?.text ?? '';

    const names = [...text.matchAll(/name = "([a-z0-9-]+)", platform/g)].map(([, name]) => name);
    expect(names[0]).toBe('linux-64-cuda');
    expect(names).toContain('linux-64-cpu');
    expect(new Set(names).size).toBe(names.length);
  });

  it('leaves a build without isolation to a task that uses pip', () => {
    const card = cardOf({ steps: [{ pip: ['leaf'], flags: ['no-build-isolation'] }] });

    const { files, use } = rendered(card);

    expect(files[0]?.text).toContain('cmd = "python -m pip install --no-build-isolation leaf"');
    expect(use.map(({ lines }) => lines)).toContain('pixi run packages');
  });

  it('sets plain values itself and leaves others to the shell', () => {
    const { files, use } = rendered(cardOf({ env: { MODE: 'fast', PRICE: '$5' } }));

    expect(files[0]?.text).toContain('MODE = "fast"');
    expect(files[0]?.text).not.toContain('PRICE');
    expect(use.map(({ lines }) => lines).join('\n')).toContain("export PRICE='$5'");
  });
});

describe('a conda package', () => {
  it.each([
    ['pip', 'pip = "*"'],
    ['python=3.12', 'python = "3.12.*"'],
    ['a=26.*', 'a = "26.*"'],
    ['a=*', 'a = "*"'],
    ['a==1.2', 'a = "==1.2"'],
    ['a>=1,<2', 'a = ">=1,<2"'],
    ['a=1.2=py_0', 'a = { version = "1.2.*", build = "py_0" }'],
    ['a 1.2 py_0', 'a = { version = "1.2", build = "py_0" }'],
    ['conda-forge::a', 'a = { version = "*", channel = "conda-forge" }'],
  ])('%s', (spec, line) => {
    const dependency = condaDependency(spec);

    expect(dependency === undefined ? undefined : condaLine(dependency)).toBe(line);
  });

  it.each(['a[build=x]', 'a b c d', '', 'a="1"'])('is not guessed: %j', (spec) => {
    expect(condaDependency(spec)).toBeUndefined();
  });
});

describe('a Python package', () => {
  it.each([
    ['a', 'a = "*"'],
    ['a[b,c]>=1', 'a = { version = ">=1", extras = ["b", "c"] }'],
    [`a @ git+https://a.org/b@${COMMIT}`, `a = { git = "https://a.org/b", rev = "${COMMIT}" }`],
    [
      'a @ https://a.org/a-1-py3-none-any.whl',
      'a = { url = "https://a.org/a-1-py3-none-any.whl" }',
    ],
  ])('%s', (requirement, line) => {
    expect(pypiDependencies([{ ...PIP, requirements: [requirement] }])?.map(pypiLine)).toEqual([
      line,
    ]);
  });

  it('keeps its first index and all its limits', () => {
    const first = { ...PIP, requirements: ['torch==2.9.*'], indexUrl: 'https://a.org/cpu' };
    const next = { ...PIP, requirements: ['leaf', 'torch!=2.9.1'] };

    expect(pypiDependencies([first, next])?.map(pypiLine)).toEqual([
      'torch = { version = "==2.9.*,!=2.9.1", index = "https://a.org/cpu" }',
      'leaf = "*"',
    ]);
  });

  it.each(["a; python_version < '3.9'", 'a===1', 'a @ git+https://a.org/b@main', 'a @ file:///b'])(
    'cannot be said: %s',
    (requirement) => {
      expect(pypiDependencies([{ ...PIP, requirements: [requirement] }])).toBeUndefined();
    },
  );
});

describe('a task', () => {
  it('sets variables and folders for its own calls', () => {
    const line = taskLine(planned(cardOf()), [
      { ...PIP, requirements: ['a<2'], env: { CC: 'clang' } },
      { do: 'run-inside', argv: ['python', '-c', "print('x')"], in: 'sub' },
    ]);

    expect(line).toBe(`CC=clang python -m pip install 'a<2' && (cd sub && python -c "print('x')")`);
  });
});
