import { describe, expect, it } from 'vitest';
import {
  actionsOf,
  planned,
  systemNamesOf,
  torchCardOf,
} from '../../../../test/unit/small-cards.ts';
import type { Plan } from '../plan.ts';

const card = torchCardOf({
  container: {
    image: 'leaf:1',
    mounts: [{ name: 'input', to: '/data' }],
    ports: [8000],
    shm_gb: 8,
    run: ['leaf', 'serve'],
    system: ['ffmpeg'],
  },
});

function options(plan: Plan): readonly string[] {
  return actionsOf(plan).flatMap((action) => (action.do === 'run-container' ? action.options : []));
}

describe('a container', () => {
  it('is pulled and run with the folders that it needs, and no Python', () => {
    const plan = planned(card, { tool: 'docker' });

    expect(plan.environment.kind).toBe('container');
    expect(plan.python).toBeUndefined();
    expect(plan.steps.map(({ id }) => id)).toEqual([
      'system-packages',
      'folder',
      'image',
      'folders',
      'run',
    ]);
    expect(actionsOf(plan).at(-1)).toEqual({
      do: 'run-container',
      options: ['--rm', '--shm-size=8g', '--publish=127.0.0.1:8000:8000'],
      mounts: [{ name: 'input', to: '/data' }],
      image: 'leaf:1',
      argv: ['leaf', 'serve'],
    });
  });

  it('brings docker, and starts it', () => {
    const plan = planned(card, { tool: 'docker' });

    expect(systemNamesOf(plan)).toEqual(['docker.io', 'ffmpeg']);
    expect(plan.steps[0]?.actions).toContainEqual({
      do: 'run',
      argv: ['systemctl', 'start', 'docker'],
      root: true,
    });
  });

  it('gets the GPU by a set-up of its own, and an option', () => {
    const plan = planned(card, { tool: 'docker', gpu: 'ada' });

    expect(plan.steps.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['gpu-repositories', 'gpu-system-packages']),
    );
    expect(systemNamesOf(plan)).toContain('nvidia-container-toolkit');
    expect(options(plan)).toEqual(expect.arrayContaining(['--gpus', 'all']));
  });

  it('gets an AMD GPU by its devices', () => {
    const plan = planned(card, { tool: 'docker', gpu: 'amd' });

    expect(options(plan)).toContain('--device=/dev/kfd');
    expect(systemNamesOf(plan)).not.toContain('nvidia-container-toolkit');
  });

  it('is built from a clone, for which git is asked', () => {
    const built = torchCardOf({
      container: {
        build: {
          repo: 'https://example.org/leaf',
          commit: 'abc',
          dockerfile: 'docker/Dockerfile',
          tag: 'leaf',
        },
      },
    });

    const plan = planned(built, { tool: 'docker' });

    expect(systemNamesOf(plan)).toContain('git');
    expect(plan.steps.find(({ id }) => id === 'image')?.actions).toEqual([
      { do: 'clone', repo: 'https://example.org/leaf', commit: 'abc', into: 'source' },
      {
        do: 'run',
        argv: ['docker', 'build', '--tag', 'leaf', '--file', 'source/docker/Dockerfile', 'source'],
        root: false,
      },
    ]);
  });
});
