/** Every golden plan, run under stub programs, and read by shellcheck and a PowerShell parser. */
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/commands/project-root.ts';
import { loadCatalog, loadRegistry } from '../../src/catalog/load.ts';
import type { Plan } from '../../src/core/plan/plan.ts';
import { planCard } from '../../src/core/plan/plan-card.ts';
import { askedVariables } from '../../src/core/render/folder.ts';
import { renderPaste, renderScript } from '../../src/core/render/render.ts';
import { goldenTargets } from '../unit/golden-targets.ts';
import { comparable, expectedCalls } from './expected-calls.ts';
import { parsePowerShell, parsePowerShellScript } from './powershell-parse.ts';
import { PASTE_EXCEPTIONS, shellcheck } from './shellcheck.ts';
import { runUnderStubs } from './stub-path.ts';

const plans = goldenPlans();
const posix = plans.filter(([, { shell }]) => shell === 'posix');
const powerShell = plans.filter(([, { shell }]) => shell === 'powershell');

describe.concurrent.each(posix)('the plan of %s', (_, plan) => {
  it('does as a script what it says', async () => {
    const env = Object.fromEntries(askedVariables(plan).map((name) => [name, 'secret']));

    const run = await runUnderStubs(renderScript(plan), { shell: 'dash', env });

    expect(run.stderr).toBe('');
    expect(run.exitCode).toBe(0);
    expect(comparable(run.calls, plan)).toEqual(expectedCalls(plan));
  });

  it('does pasted into bash what it says', async () => {
    const run = await runUnderStubs(renderPaste(plan), { shell: 'bash', interactive: true });

    expect(comparable(run.calls, plan)).toEqual(expectedCalls(plan));
  });

  it('passes shellcheck', () => {
    const script = shellcheck(renderScript(plan), { dialect: 'sh' });
    const paste = shellcheck(renderPaste(plan), { dialect: 'sh', except: PASTE_EXCEPTIONS });

    expect([...script, ...paste]).toEqual([]);
  });
});

describe.each(powerShell)('the plan of %s', (_, plan) => {
  it('parses', () => {
    const problems = [
      ...parsePowerShell(renderPaste(plan)),
      ...parsePowerShellScript(renderScript(plan)),
    ];

    expect(problems).toEqual([]);
  });
});

function goldenPlans(): readonly (readonly [string, Plan])[] {
  const { registry } = loadRegistry(projectRoot);
  return loadCatalog(projectRoot).cards.flatMap(({ card }) =>
    goldenTargets.flatMap(({ name, target }) => {
      const found = planCard(card, target, registry);
      return found.kind === 'plan' ? [[`${card.id} on ${name}`, found] as const] : [];
    }),
  );
}
