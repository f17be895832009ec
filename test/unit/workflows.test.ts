/** The workflows run strangers' pull requests: pinned, without secrets, with the least rights. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '../../scripts/commands/project-root.ts';

const folder = join(projectRoot, '.github', 'workflows');
const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);

describe.each(files)('the workflow %s', (_, text = '') => {
  const workflow: Workflow = parse(text);

  it('names every action by its commit and says which release that is', () => {
    const uses = text.split('\n').filter((line) => /\buses:/.test(line));

    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d/);
  });

  it('starts without rights and never runs with the rights of the base repository', () => {
    expect(workflow.permissions).toEqual({});
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
  });

  it('puts nothing that a stranger wrote into a shell', () => {
    const runs = Object.values(workflow.jobs).flatMap(({ steps }) =>
      steps.flatMap(({ run }) => run ?? []),
    );

    expect(runs.join('\n')).not.toContain('${{');
  });

  it('leaves no token behind in the checkout', () => {
    const checkouts = Object.values(workflow.jobs).flatMap(({ steps }) =>
      steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')),
    );

    for (const step of checkouts) expect(step.with?.['persist-credentials']).toBe(false);
  });
});

describe('the right to write to the repository', () => {
  const jobs = files.flatMap(([name = '', text = '']) => {
    const workflow: Workflow = parse(text);
    return Object.entries(workflow.jobs).map(([id, job]) => ({ ...job, at: `${name} ${id}` }));
  });
  const writers = jobs.filter(({ permissions }) => permissions?.['contents'] === 'write');

  it('is of two jobs, which run on the main branch only', () => {
    expect(writers.map(({ at }) => at)).toEqual(['deploy.yml branches', 'evidence.yml propose']);
    for (const job of writers)
      expect(job.if).toMatch(/(?:^|&& )github\.ref == 'refs\/heads\/main'/);
  });

  it('is never at hand while packages are installed or their scripts run', () => {
    const steps = writers.flatMap((job) => job.steps);
    const withToken = steps.filter(({ env }) => JSON.stringify(env ?? {}).includes('github.token'));

    expect(withToken.map(({ run }) => run?.split('\n')[0])).toEqual([
      'gh auth setup-git && node scripts/publish-branches.ts',
      'git add catalog/evidence',
    ]);
    expect(withToken.at(-1)?.run).not.toMatch(/\b(?:node|npm|npx|python|uv|sh|bash)\b/);
    for (const { run } of steps.filter((step) => step.run?.includes('npm'))) {
      expect(run).toBe('npm ci --ignore-scripts');
    }
  });

  it('and every other right to write is out of reach of what a card names', () => {
    const strong = jobs.filter(({ permissions }) =>
      Object.values(permissions ?? {}).includes('write'),
    );
    const commands = strong.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));

    expect(commands.join('\n')).not.toMatch(/cardstock -- |cardstock\.ts (?!check)/);
  });

  it('of the weekly jobs is only what each needs', () => {
    const weekly = jobs.filter(({ at }) => at.startsWith('evidence.yml '));
    const rights = weekly.map(({ at, permissions }) => [at.split(' ')[1], permissions]);

    expect(Object.fromEntries(rights)).toEqual({
      resolve: { contents: 'read' },
      stale: { contents: 'read' },
      verify: { contents: 'read' },
      propose: { contents: 'write', 'pull-requests': 'write' },
      decay: { contents: 'read' },
      tell: { issues: 'write' },
    });
  });

  it('comes to no job that says nothing of its rights', () => {
    const silent = jobs.filter(({ permissions }) => typeof permissions !== 'object');

    expect(silent.map(({ at }) => at)).toEqual([]);
  });
});

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}
