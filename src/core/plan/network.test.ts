import { describe, expect, it } from 'vitest';
import {
  actionsOf,
  cardOf,
  pipInstalls,
  planned,
  refused,
  torchCardOf,
} from '../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../test/unit/small-registry.ts';
import { mirrorNames } from './network.ts';

const proxy = 'http://proxy.example.org:3128';
const mirror = 'https://mirror.example.org/simple';

describe('a mirror of the default index', () => {
  it.each(['pip', 'uv'] as const)(
    'is named in every install that had no index, with %s',
    (tool) => {
      const plan = planned(torchCardOf(), { tool, gpu: 'ada', mirrors: { default: `${mirror}/` } });

      const urls = pipInstalls(plan).map(({ indexUrl }) => indexUrl);

      expect(urls.filter((url) => url !== mirror)).toEqual(['https://wheels.example.org/cu130']);
      expect(urls.length).toBeGreaterThan(1);
    },
  );

  it('is where uv comes from', () => {
    expect(actionsOf(planned(cardOf(), { mirrors: { default: mirror } }))).toContainEqual({
      do: 'run',
      argv: ['.uv/bin/python', '-m', 'pip', 'install', '--index-url', mirror, 'uv'],
      root: false,
    });
  });

  it('is where pip comes from in an environment of uv', () => {
    const plan = planned(cardOf({ python: '>=3.13' }), {
      tool: 'pip',
      mirrors: { default: mirror },
    });

    expect(actionsOf(plan)).toContainEqual(
      expect.objectContaining({ do: 'create-uv-venv', seed: true, indexUrl: mirror }),
    );
  });
});

describe('a mirror of an index', () => {
  it('keeps the folders of what it mirrors', () => {
    const plan = planned(torchCardOf(), {
      tool: 'pip',
      gpu: 'ada',
      mirrors: { wheels: 'https://mirror.example.org/wheels/' },
    });

    expect(pipInstalls(plan).map(({ indexUrl }) => indexUrl)).toContain(
      'https://mirror.example.org/wheels/cu130',
    );
    expect(JSON.stringify(plan.steps)).not.toContain('https://wheels.example.org');
  });

  it('takes the place of the backend by which uv would go to the public one', () => {
    const open = planned(torchCardOf());
    const behind = planned(torchCardOf(), { mirrors: { wheels: mirror } });

    expect(pipInstalls(open).map(({ torchBackend }) => torchBackend)).toEqual(['cpu', 'cpu']);
    expect(pipInstalls(behind).map(({ torchBackend }) => torchBackend)).toEqual([
      undefined,
      undefined,
    ]);
    expect(pipInstalls(behind)[0]?.indexUrl).toBe(`${mirror}/cpu`);
  });

  it('stands where the card itself names the index', () => {
    const card = cardOf({ steps: [{ pip: ['leaf'], index: 'wheels:leaf' }] });

    expect(pipInstalls(planned(card, { mirrors: { wheels: mirror } }))[0]?.indexUrl).toBe(
      `${mirror}/leaf`,
    );
  });
});

describe('a mirror of conda', () => {
  it('holds every channel', () => {
    const card = cardOf({ conda: { channels: ['conda-forge', 'bioconda'] }, system: ['ffmpeg'] });

    const plan = planned(card, { tool: 'conda', mirrors: { conda: 'https://conda.example.org/' } });

    expect(actionsOf(plan)).toContainEqual(
      expect.objectContaining({
        do: 'create-conda-environment',
        channels: ['https://conda.example.org/conda-forge', 'https://conda.example.org/bioconda'],
      }),
    );
  });
});

describe('a proxy', () => {
  it('is set before anything else, in both spellings where they differ', () => {
    const posix = planned(cardOf(), { proxy }).steps[0];
    const windows = planned(cardOf(), { proxy, platform: 'windows' }).steps[0];

    const names = [posix, windows].map((step) =>
      step?.actions.map((action) => ('name' in action ? action.name : action.do)),
    );

    expect(names).toEqual([
      ['HTTPS_PROXY', 'HTTP_PROXY', 'https_proxy', 'http_proxy'],
      ['HTTPS_PROXY', 'HTTP_PROXY'],
    ]);
  });

  it('reaches package managers through sudo by their own option', () => {
    const plan = planned(cardOf(), { proxy });

    expect(actionsOf(plan)).toContainEqual(
      expect.objectContaining({ argv: ['apt-get', '-o', `Proxy=${proxy}`, 'update'] }),
    );
  });

  it('reaches package managers through sudo by variables set behind it', () => {
    const plan = planned(cardOf(), { proxy, platform: 'alpine' });

    expect(actionsOf(plan)).toContainEqual(
      expect.objectContaining({
        do: 'install-system',
        argv: ['env', `http_proxy=${proxy}`, `https_proxy=${proxy}`, 'apk', 'install'],
      }),
    );
  });

  it('is left to the session where a package manager runs without sudo', () => {
    const plan = planned(cardOf({ system: ['git'] }), { proxy, platform: 'macos' });

    expect(actionsOf(plan)).toContainEqual(
      expect.objectContaining({ do: 'install-system', argv: ['brew', 'install'] }),
    );
  });

  it('is told to people where a package manager has settings of its own', () => {
    const plan = planned(cardOf(), { proxy, platform: 'windows' });

    expect(plan.cautions.map(({ text }) => text)).toContain('Set the proxy in the settings.');
  });

  it('goes into a container and its download', () => {
    const card = cardOf({ container: { image: 'leaf:1', run: ['leaf'] } });

    const plan = planned(card, { tool: 'docker', proxy });

    expect(actionsOf(plan)).toContainEqual(
      expect.objectContaining({
        do: 'run-container',
        options: expect.arrayContaining([`--env=https_proxy=${proxy}`]),
      }),
    );
  });

  it('comes with every download, for shells that do not read variables', () => {
    const plan = planned(cardOf(), { tool: 'conda', proxy });

    expect(actionsOf(plan)).toContainEqual(expect.objectContaining({ do: 'download', proxy }));
  });
});

describe('a mirror of model files', () => {
  const hub = { from: 'hf:leaf/leaf', when: 'manual' } as const;

  it('is set before the files are asked for, and stands in their address', () => {
    const plan = planned(cardOf({ weights: [hub] }), { mirrors: { models: mirror } });

    expect(plan.steps.map(({ id }) => id).filter((id) => /model-hub|weights/.test(id))).toEqual([
      'model-hub',
      'weights',
    ]);
    expect(actionsOf(plan)).toContainEqual(
      expect.objectContaining({ do: 'set-variable', name: 'HF_ENDPOINT', value: mirror }),
    );
    expect(actionsOf(plan)).toContainEqual(
      expect.objectContaining({ do: 'by-hand', url: `${mirror}/leaf/leaf` }),
    );
  });

  it('is not set where the card has no files there', () => {
    const elsewhere = { from: 'https://example.org/leaf', when: 'manual' } as const;

    const plan = planned(cardOf({ weights: [elsewhere] }), { mirrors: { models: mirror } });

    expect(plan.steps.map(({ id }) => id)).not.toContain('model-hub');
  });
});

describe('an address that is no address', () => {
  it('is refused by its name, and the way round is to leave it out', () => {
    const mirrors = { default: 'https://me:secret@mirror.example.org', conda: mirror };

    const refusal = refused(cardOf(), { mirrors });

    expect(refusal.obstacle).toBe('mirrors');
    expect(refusal.reason).toContain('The mirror "default"');
    expect(refusal.reason).not.toContain('secret');
    expect(refusal.nearest[0]).toMatchObject({
      reason: 'without the mirror "default"',
      target: { mirrors: { conda: mirror } },
    });
  });

  it.each(['socks5://proxy.example.org', 'http://a:b@proxy.example.org', 'http://a/path'])(
    'is refused as a proxy: %s',
    (text) => {
      const refusal = refused(cardOf(), { proxy: text });

      expect(refusal).toMatchObject({ obstacle: 'proxy' });
      expect(refusal.nearest[0]).toMatchObject({ reason: 'without the proxy' });
    },
  );
});

describe('the modes of a target', () => {
  it('are said by the plan', () => {
    const modes = { admin: false, mirrors: { default: mirror }, proxy };

    expect(planned(cardOf(), modes).place).toMatchObject(modes);
  });

  it('change nothing when there are none', () => {
    const plan = planned(torchCardOf());

    expect(planned(torchCardOf(), { mirrors: {} }).steps).toEqual(plan.steps);
    expect(JSON.stringify(plan.place)).not.toMatch(/admin|mirrors|proxy/);
  });

  it('may name every index', () => {
    expect(mirrorNames(smallRegistry)).toEqual(['default', 'wheels', 'conda', 'models']);
  });
});
