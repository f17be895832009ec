import { describe, expect, it } from 'vitest';
import {
  actionsOf,
  cardOf,
  pipInstalls,
  planned,
  refused,
  systemNamesOf,
  torchCardOf,
} from '../../../test/unit/small-cards.ts';

const git = cardOf({ steps: [{ pip: ['leaf @ git+https://example.org/leaf'] }] });

describe('a plan without administrator rights', () => {
  it.each(['pip', 'uv'] as const)('stays with %s where nothing of the system is needed', (tool) => {
    const plan = planned(cardOf(), { tool, admin: false });

    expect(plan.environment).toEqual({ kind: 'venv', path: '.venv' });
    expect(systemNamesOf(plan)).toEqual([]);
    expect(plan.steps.find(({ id }) => id === 'uv')?.actions).toEqual([
      { do: 'download', url: 'https://example.org/uv.sh', file: 'uv.sh' },
      { do: 'run', argv: ['sh', 'uv.sh'], env: { UV_FOLDER: '.uv' }, root: false },
    ]);
    expect(actionsOf(plan)).toContainEqual(
      expect.objectContaining({ do: 'create-uv-venv', uv: '.uv/uv', seed: tool === 'pip' }),
    );
  });

  it('does not build on the Python of the system', () => {
    const plan = planned(cardOf(), { tool: 'pip', platform: 'rocky', admin: false });

    expect(plan.python).toEqual({ version: '3.12', reason: 'the card names no range' });
    expect(actionsOf(plan).map((action) => action.do)).not.toContain('create-venv');
  });

  it.each(['pip', 'uv'] as const)(
    'moves into an environment of conda for libraries, with %s',
    (tool) => {
      const plan = planned(cardOf({ system: ['ffmpeg'] }), { tool, admin: false });

      expect(plan.place.tool).toBe(tool);
      expect(plan.environment).toEqual({ kind: 'conda', path: 'env' });
      expect(actionsOf(plan)).toContainEqual(
        expect.objectContaining({
          do: 'create-conda-environment',
          packages: ['python=3.12', 'pip', ...(tool === 'uv' ? ['uv'] : []), 'ffmpeg'],
        }),
      );
      expect(pipInstalls(plan)[0]).toMatchObject({ with: tool, requirements: ['leaf'] });
      expect(pipInstalls(plan)[0]?.uv).toBeUndefined();
    },
  );

  it('moves there where uv cannot be had otherwise', () => {
    expect(planned(cardOf(), { platform: 'macos', admin: false }).environment.kind).toBe('conda');
  });

  it('leaves conda packages of the model to those who chose conda', () => {
    const card = cardOf({ conda: { packages: ['leaf-conda'] }, system: ['ffmpeg'] });

    expect(JSON.stringify(planned(card, { admin: false }).steps)).not.toContain('leaf-conda');
  });

  it('brings git from conda, and clones with it', () => {
    const card = cardOf({
      steps: [
        { clone: { repo: 'https://example.org/leaf', commit: 'abc', into: 'source' } },
        { pip: ['leaf'] },
      ],
    });

    const actions = actionsOf(planned(card, { admin: false }));

    expect(actionsOf(planned(git, { admin: false }))).toContainEqual(
      expect.objectContaining({ packages: expect.arrayContaining(['git']) }),
    );
    expect(actions.map((action) => action.do)).not.toContain('clone');
    expect(actions).toContainEqual({
      do: 'run-inside',
      argv: ['git', 'clone', 'https://example.org/leaf', 'source'],
    });
  });

  it('installs compilers with conda, but not where conda needs those of the system', () => {
    const card = torchCardOf({ system: [{ id: 'compiler', for: 'build' }] });

    const plan = planned(card, { admin: false });
    const refusal = refused(card, { platform: 'macos', admin: false });

    expect(JSON.stringify(plan.steps)).toContain('compilers');
    expect(refusal.obstacle).toBe('admin');
    expect(refusal.reason).toContain('the tools of the maker');
  });

  it('is refused for what only an administrator installs, with the way round', () => {
    const card = cardOf({ container: { image: 'leaf:1' } });

    const refusal = refused(card, { tool: 'docker', admin: false });

    expect(refusal.reason).toMatch(/^Installing docker on Ubuntu needs administrator rights\./);
    expect(refusal.nearest.map(({ reason }) => reason)).toContain('with administrator rights');
    expect(refusal.nearest.map(({ reason }) => reason)).toContain('with uv');
  });

  it('is refused where there is no conda for what is needed', () => {
    const refusal = refused(cardOf({ system: ['ffmpeg'] }), { platform: 'alpine', admin: false });

    expect(refusal.nearest.length).toBeGreaterThan(0);
    expect(refusal.reason).toBe(
      'Without administrator rights ffmpeg comes from conda, and there is no conda for Alpine.',
    );
  });

  it('leaves out what is optional, and says so', () => {
    const card = cardOf({ system: [{ id: 'docker', optional: true }] });

    const plan = planned(card, { admin: false });

    expect(plan.environment.kind).toBe('venv');
    expect(plan.cautions.map(({ text }) => text)).toContain(
      'docker, which is optional, is left out: only an administrator can install it.',
    );
  });

  it('says which programs have to be there', () => {
    expect(planned(cardOf({ system: ['ffmpeg'] }), { admin: false }).assumptions).toContain(
      'curl and bash are installed: nothing here could install programs.',
    );
  });

  it('keeps the card to conda for those who chose it', () => {
    const plan = planned(git, { tool: 'conda', admin: false });

    expect(systemNamesOf(plan)).toEqual([]);
    expect(JSON.stringify(plan.steps)).toContain('"git"');
  });
});
