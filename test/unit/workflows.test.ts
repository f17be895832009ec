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

  it("is one job's, which runs on the main branch only", () => {
    expect(writers.map(({ at }) => at)).toEqual(['deploy.yml branches']);
    expect(writers[0]?.if).toBe("github.ref == 'refs/heads/main'");
  });

  it('is never at hand while packages are installed or their scripts run', () => {
    const steps = writers.flatMap((job) => job.steps);
    const withToken = steps.filter(({ env }) => JSON.stringify(env ?? {}).includes('github.token'));

    expect(withToken.map(({ run }) => run)).toEqual([
      'gh auth setup-git && node scripts/publish-branches.ts',
    ]);
    for (const { run } of steps.filter((step) => step.run?.includes('npm'))) {
      expect(run).toBe('npm ci --ignore-scripts');
    }
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
