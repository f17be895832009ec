import { describe, expect, it } from 'vitest';
import { cardOf, targetOf, torchCardOf } from '../../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../../test/unit/small-registry.ts';
import type { Card } from '../../card/card.ts';
import { isObstacle } from '../../plan/obstacle.ts';
import type { Target } from '../../plan/plan.ts';
import type { Registry } from '../../registry.ts';
import type { Rendering } from '../format.ts';
import { colabLink } from './links.ts';
import { notebook } from './notebook.ts';
import { type Host, planOnHost } from './plan-on-host.ts';

const publisher = { site: 'https://cards.example/', repository: 'https://github.com/leaf/cards' };

const COLAB: Host = {
  id: 'colab',
  name: 'Google Colab',
  platform: 'ubuntu',
  root: true,
  gpus: [{ family: 'ada', name: 'L4' }],
  choose_runtime: 'Runtime',
  runtimes: [{ python: '3.13' }, { name: '2026.07', python: '3.12' }],
  sources: ['test'],
};

function registryWith(host: Host): Registry {
  return { ...smallRegistry, hosts: [host] };
}

function rendered(card: Card, target: Partial<Target> = {}, host: Host = COLAB): Rendering {
  const request = { card, target: targetOf(target), registry: registryWith(host), publisher };
  const found = notebook.render(request);
  if (found.kind === 'refusal') throw new Error(found.reason);
  return found;
}

function cells(found: Rendering, type: string): readonly string[] {
  const parsed: {
    readonly cells: readonly { readonly cell_type: string; readonly source: readonly string[] }[];
  } = JSON.parse(found.files[0]?.text ?? '');
  return parsed.cells.filter((cell) => cell.cell_type === type).map((cell) => cell.source.join(''));
}

describe('a notebook', () => {
  it('is named after the card and says where to open it', () => {
    const found = rendered(cardOf());

    expect(found.files.map(({ name }) => name)).toEqual(['leaf.ipynb']);
    expect(found.notes).toEqual([
      'Open in Colab: https://colab.research.google.com/github/leaf/cards/blob/notebooks/leaf.ipynb',
    ]);
  });

  it('leaves the environment to the terminal and the packages to its cells', () => {
    const found = rendered(cardOf(), { tool: 'uv' });

    expect(found.use.map(({ lines }) => lines)).toEqual([
      'sudo apt-get update\nsudo apt install python3-venv',
      'mkdir -p leaf\ncd leaf',
      'python3 -m venv .venv\n.venv/bin/python -m pip install --upgrade pip',
      '.venv/bin/python -m pip install jupyterlab\n.venv/bin/jupyter lab ../leaf.ipynb',
    ]);
    expect(cells(found, 'code').at(-1)).toBe('install(["leaf"])');
  });

  it('takes Jupyter from the mirror that stands in for the index', () => {
    const mirrors = { default: 'https://mirror.example/simple' };

    const found = rendered(cardOf(), { mirrors });

    expect(found.use.at(-1)?.lines).toContain(
      '--index-url https://mirror.example/simple jupyterlab',
    );
  });

  it('says side by side what differs in Colab', () => {
    const found = rendered(cardOf({ system: ['ffmpeg'] }));

    expect(cells(found, 'code')[1]).toMatch(
      /^if IN_COLAB:\n {4}run\(\["apt-get", "update"\].*\nelse:\n {4}tell\(/s,
    );
  });

  it('installs before it shows the example', () => {
    const found = rendered(cardOf({ import: 'leaf', usage: 'import leaf\nleaf.grow()\n' }));

    expect(cells(found, 'code').slice(-3)).toEqual([
      'install(["leaf"])',
      'inside(["python", "-c", "import leaf"])',
      'import leaf\nleaf.grow()',
    ]);
  });

  it('asks for a GPU where the target has one or the model is meant for one', () => {
    const meant = torchCardOf({ compute: { cpu: 'slow', cuda: 'yes' } });

    const texts = [
      rendered(torchCardOf(), { gpu: 'ada' }),
      rendered(meant),
      rendered(torchCardOf()),
    ].map(({ files }) => files[0]?.text.includes('"accelerator": "GPU"'));

    expect(texts).toEqual([true, true, false]);
  });

  it('shows by hand what only a person can do', () => {
    const found = rendered(cardOf({ after: [{ manual: 'Pick a leaf', url: 'https://a.org/b' }] }));

    expect(cells(found, 'markdown').at(-1)).toContain('- Pick a leaf. <https://a.org/b>');
  });

  it('says which runtime fits when the first does not', () => {
    const found = rendered(cardOf({ python: '<3.13' }));

    expect(found.notes.at(-1)).toBe(
      'In Google Colab, choose the runtime version 2026.07 under Runtime: it has Python 3.12.',
    );
  });

  it('works outside Colab alone when no runtime fits, and says why', () => {
    const found = rendered(cardOf({ python: '<3.12' }), { tool: 'pip', platform: 'rocky' });

    expect(found.notes).toEqual([
      'It does not work in Google Colab: Leaf needs Python <3.12 on Google Colab; known are 3.13.',
    ]);
    expect(cells(found, 'code')[0]).toContain(
      'raise Stop("It cannot be installed in Colab: Leaf needs Python <3.12',
    );
  });

  it('has a link only for a repository on GitHub', () => {
    const repository = 'https://git.example/leaf/cards';

    expect(colabLink({ ...publisher, repository }, 'leaf')).toBeUndefined();
    expect(colabLink(undefined, 'leaf')).toBeUndefined();
  });
});

describe('a plan on a host', () => {
  const wanted = { gpu: 'cpu', tool: 'pip', features: [] } as const;

  it('takes the release that is there when the card accepts it', () => {
    const host = { ...COLAB, runtimes: [{ python: '3.12', preinstalled: there('2.8.0') }] };

    const found = planOnHost(torchCardOf(), wanted, host, registryWith(host));

    if (isObstacle(found)) throw new Error(found.reason);
    expect(found.plan.choices[0]?.version).toBe('2.8');
  });

  it('takes another release when the card does not accept the one that is there', () => {
    const card = torchCardOf({ frameworks: [{ name: 'torch', version: '<2.12' }] });
    const host = { ...COLAB, runtimes: [{ python: '3.12', preinstalled: there('2.12.0') }] };

    const found = planOnHost(card, wanted, host, registryWith(host));

    if (isObstacle(found)) throw new Error(found.reason);
    expect(found.plan.choices[0]?.version).toBe('2.11');
  });

  it('is an obstacle when the host runs on nothing that is known', () => {
    const host = { ...COLAB, platform: 'nowhere' };

    const found = planOnHost(cardOf(), wanted, host, registryWith(host));

    expect(isObstacle(found) && found.reason).toBe(
      'The catalog does not know what Google Colab runs on.',
    );
  });

  function there(version: string) {
    return { torch: { version } };
  }
});
