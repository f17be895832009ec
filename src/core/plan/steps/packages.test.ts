import { describe, expect, it } from 'vitest';
import {
  actionsOf,
  cardOf,
  pipInstalls,
  planned,
  torchCardOf,
} from '../../../../test/unit/small-cards.ts';

describe('the framework', () => {
  it('comes first, from the index of its build alone', () => {
    const [, framework] = pipInstalls(planned(torchCardOf(), { gpu: 'ada', tool: 'pip' }));

    expect(framework).toMatchObject({
      requirements: ['torch==2.12.*'],
      indexUrl: 'https://wheels.example.org/cu130',
      torchBackend: undefined,
    });
  });

  it("comes through uv's own list of builds where uv knows the build", () => {
    const [framework] = pipInstalls(planned(torchCardOf()));

    expect(framework).toMatchObject({ torchBackend: 'cpu', indexUrl: undefined });
  });

  it('is restated in later installs, with companions and limits', () => {
    const card = torchCardOf({
      frameworks: [{ name: 'torch', with: ['torchvision'] }],
      constraints: [{ pip: 'numpy<2', why: 'Compiled against it.' }],
    });

    expect(pipInstalls(planned(card)).at(-1)?.requirements).toEqual([
      'leaf',
      'torch==2.11.*',
      'torchvision==0.26.*',
      'numpy<2',
    ]);
  });

  it('takes only limits along that hold here, without their markers', () => {
    const card = torchCardOf({
      constraints: [
        { pip: "numpy<2; sys_platform == 'darwin'", why: 'Compiled against it.' },
        { pip: "scipy<2; sys_platform == 'linux'", why: 'Compiled against it.' },
      ],
    });

    expect(pipInstalls(planned(card)).at(-1)?.requirements).toEqual([
      'leaf',
      'torch==2.12.*',
      'scipy<2',
    ]);
  });

  it('is not restated in an install without dependencies', () => {
    const card = torchCardOf({ steps: [{ pip: ['leaf'], flags: ['no-deps'] }] });

    expect(pipInstalls(planned(card)).at(-1)?.requirements).toEqual(['leaf']);
  });

  it('is restated by name when conda installed it', () => {
    const plan = planned(torchCardOf(), { platform: 'ubuntu-aarch64', tool: 'conda' });

    expect(pipInstalls(plan).at(-1)?.requirements).toEqual(['leaf', 'torch']);
  });
});

describe('steps of a card', () => {
  it('keep their order, have ids of their own, and skip what does not apply', () => {
    const card = cardOf({
      steps: [
        { clone: { repo: 'https://example.org/leaf', commit: 'abc', into: 'source' } },
        { pip: ['winleaf'], when: { os: ['windows'] } },
        { pip: ['.[gui]'], in: 'source', editable: true, why: 'It is not packaged.' },
        { run: ['python', 'setup.py'], in: 'source' },
        { manual: 'Look at it.', url: 'https://example.org' },
      ],
    });

    const steps = planned(card).steps.filter(({ phase }) => phase === 'packages');

    expect(steps.map(({ id, actions }) => [id, actions[0]?.do])).toEqual([
      ['packages', 'clone'],
      ['packages-2', 'pip-install'],
      ['packages-3', 'run-inside'],
      ['packages-4', 'by-hand'],
    ]);
    expect(steps[1]).toMatchObject({
      reason: 'It is not packaged.',
      actions: [{ requirements: ['./source[gui]'], flags: ['editable'] }],
    });
  });

  it('get the features with the last install, not with what comes after', () => {
    const card = cardOf({
      steps: [{ pip: ['wheel'] }, { pip: ['leaf'] }],
      after: [{ pip: ['leaf-data'] }],
      features: { gui: { summary: 'A window.', pip: ['leaf[gui]'] } },
    });

    const plan = planned(card, { features: ['gui'] });

    expect(pipInstalls(plan).map(({ requirements }) => requirements)).toEqual([
      ['wheel'],
      ['leaf', 'leaf[gui]'],
      ['leaf-data'],
    ]);
  });

  it('see variables for building, and their own where these apply', () => {
    const card = cardOf({
      env: { CC: { value: 'clang', phase: 'build' }, MODE: 'fast' },
      steps: [
        { pip: ['leaf'], env: { FLAG: { value: '1', when: { os: ['windows'] } }, JOBS: '2' } },
        { run: ['leaf', 'init'], env: { FLAG: { value: '1', when: { os: ['windows'] } } } },
      ],
    });

    const environments = actionsOf(planned(card)).flatMap((action) =>
      action.do === 'pip-install' || (action.do === 'run-inside' && action.argv[0] === 'leaf')
        ? [action.env]
        : [],
    );

    expect(environments).toEqual([{ CC: 'clang', JOBS: '2' }, undefined]);
  });

  it('say when something is compiled', () => {
    const card = cardOf({ steps: [{ pip: ['leaf'], flags: ['no-build-isolation'] }] });

    expect(planned(card).steps.at(-1)?.title).toBe('Build from source');
  });
});
