/** Paste blocks and scripts of POSIX plans, read and run by the shells that people have. */
import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/core/plan/plan.ts';
import { renderPaste, renderScript, renderStep } from '../../src/core/render/render.ts';
import { comparable, expectedCalls } from './expected-calls.ts';
import { planOf, posixPlans } from './fixtures/plans.ts';
import { PASTE_EXCEPTIONS, shellcheck } from './shellcheck.ts';
import { PASTE_SHELLS, SHELL_IDS, shellCommand } from './shells.ts';
import { runUnderStubs } from './stub-path.ts';
import { NASTY_VALUES, anyValue } from './values.ts';

const PLANS = Object.entries(posixPlans);
const ASKED = { HF_TOKEN: 'hf_test' };

describe.each(PLANS)('the plan with %s', (_, plan) => {
  it.each(SHELL_IDS)('is read by %s without complaint', (shell) => {
    const [program, ...args] = shellCommand(shell);

    for (const input of [renderPaste(plan), renderScript(plan)]) {
      const read = () => execFileSync(program, [...args, '-n'], { input, stdio: 'pipe' });
      expect(read().toString()).toBe('');
    }
  });

  it('passes shellcheck', () => {
    const script = shellcheck(renderScript(plan), { dialect: 'sh' });
    const paste = shellcheck(renderPaste(plan), { dialect: 'sh', except: PASTE_EXCEPTIONS });

    expect([...script, ...paste]).toEqual([]);
  });

  it.each(SHELL_IDS)('does as a script in %s what it says', async (shell) => {
    const run = await runUnderStubs(renderScript(plan), { shell, env: ASKED });

    expect(run.stderr).toBe('');
    expect(run.exitCode).toBe(0);
    expect(comparable(run.calls, plan)).toEqual(expectedCalls(plan));
  });

  it.each(PASTE_SHELLS)('does pasted into %s what it says', async (shell) => {
    const run = await runUnderStubs(renderPaste(plan), { shell, interactive: true });

    expect(comparable(run.calls, plan)).toEqual(expectedCalls(plan));
  });

  it('holds nothing in its paste block that could end the session or needs a setting', () => {
    const paste = renderPaste(plan);

    expect(paste).not.toMatch(/^\s*(?:#|exit\b|set\b|exec\b|source\b|\. )|<<|activate|&&.*exit/m);
    expect(paste.endsWith('\n')).toBe(false);
  });

  it('is the sum of its steps', () => {
    const steps = plan.steps.map((step) => renderStep(plan, step));

    expect(renderPaste(plan)).toBe(steps.join('\n\n'));
  });

  it('gives every step its reason as one comment in the script', () => {
    const comments = renderScript(plan).match(/^ {2}# .*$/gm) ?? [];

    expect(comments).toEqual(plan.steps.map(({ title, reason }) => `  # ${title}: ${reason}`));
  });

  it('breaks lines before column 100 where a word allows it', () => {
    const texts = [renderPaste(plan), renderScript(plan)];

    const long = texts.flatMap((text) => text.split('\n')).filter((line) => line.length > 100);
    const breakable = long.filter((line) => !/^\s*(?:#|printf|'[^']*'( \\)?$)/.test(line));
    expect(breakable).toEqual([]);
  });
});

describe('a script', () => {
  const plan = posixPlans['gated']!;

  it.each(SHELL_IDS)('stops in %s when its folder is there already', async (shell) => {
    const run = await runUnderStubs(renderScript(plan), {
      shell,
      env: ASKED,
      folders: ['whisper'],
    });

    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('There is a whisper here already.');
    expect(run.calls).toEqual([]);
  });

  it.each(SHELL_IDS)(
    'stops in %s before it does anything when a token is missing',
    async (shell) => {
      const run = await runUnderStubs(renderScript(plan), { shell });

      expect(run.exitCode).not.toBe(0);
      expect(run.stderr).toContain('Set HF_TOKEN before you run this script.');
      expect(run.stdout).toBe('');
      expect(run.calls).toEqual([]);
    },
  );

  it.each(SHELL_IDS)('stops in %s at the first failure, also in another folder', async (shell) => {
    const text = renderScript(posixPlans['pip']!);

    const first = await runUnderStubs(text, { shell, failing: { 'python3.12': 3 } });
    const inFolder = await runUnderStubs(text, { shell, failing: { spacy: 4 } });
    const check = await runUnderStubs(text, { shell, failing: { sha256sum: 1 } });

    expect([first.exitCode, first.argvs.at(-1)?.[0]]).toEqual([3, 'python3.12']);
    expect([inFolder.exitCode, inFolder.argvs.at(-1)?.[0]]).toEqual([4, '.venv/bin/spacy']);
    expect([check.exitCode, check.argvs.at(-1)?.[0]]).toEqual([1, 'sha256sum']);
  });

  it('passes the failure of a call in another folder on', async () => {
    const text = renderScript(planOf([{ do: 'run-inside', argv: ['tool'], in: 'tool.d' }]));

    const run = await runUnderStubs(text, { shell: 'dash', folders: ['tool.d'] });

    expect(run.exitCode).not.toBe(0);
  });

  it('does nothing when its download was cut short at any byte', async () => {
    const text = renderScript(plan);
    const last = text.lastIndexOf('main "$@"') + 'mai'.length;
    const cuts = Array.from({ length: 40 }, (_, at) => Math.floor((at * last) / 39));

    for (const cut of cuts) {
      const run = await runUnderStubs(text.slice(0, cut), { shell: 'dash', env: ASKED });
      expect(run.calls.filter((call) => call.argv[0] !== 'mai')).toEqual([]);
    }
  });

  it('is not led astray by CDPATH', async () => {
    const env = { ...ASKED, CDPATH: '/usr' };

    const run = await runUnderStubs(renderScript(plan), { shell: 'dash', env });

    expect(comparable(run.calls, plan)).toEqual(expectedCalls(plan));
  });
});

describe('a check of a download', () => {
  it('hands sum and file to the program', async () => {
    const run = await runUnderStubs(renderPaste(posixPlans['pip']!), { shell: 'dash' });

    const check = run.calls.find((call) => call.argv[0] === 'sha256sum');
    expect(check?.stdin).toMatch(/^[0-9a-f]{64} {2}w\.pt$/);
  });

  it('uses the program that macOS has', () => {
    const download = {
      do: 'download',
      url: 'https://a.org/b',
      file: 'b',
      sha256: '0'.repeat(64),
    } as const;
    const plan = planOf([download]);
    const platform = { id: 'macos-14', name: 'macOS 14', os: 'macos' } as const;

    const text = renderPaste({ ...plan, place: { ...plan.place, platform } });

    expect(text).toContain('shasum -a 256 -c -');
  });
});

/** A plan in which a value stands everywhere that a card or a rule could put one. */
function hostilePlan(values: readonly string[]): Plan {
  const [value = 'x'] = values;
  const name = value.replace(/[/\0]/g, '').replace(/^\.*$/, 'x') || 'x';
  return planOf(
    [
      { do: 'make-folder', path: `d${name}` },
      { do: 'enter-folder', path: `d${name}` },
      { do: 'run', argv: ['tool', ...values], root: false, env: { CARD_VALUE: value } },
      { do: 'run', argv: ['tool', ...values], root: true, env: { CARD_VALUE: value } },
      { do: 'install-system', manager: 'apt', argv: ['apt-get'], names: values, root: true },
      { do: 'create-venv', python: ['python3'], path: '.venv' },
      {
        do: 'pip-install',
        with: 'pip',
        requirements: values,
        indexUrl: value,
        findLinks: value,
        flags: [],
        env: { CARD_VALUE: value },
      },
      { do: 'set-variable', name: 'CARD_SESSION', value, secret: false },
      { do: 'by-hand', text: value, url: value },
      { do: 'clone', repo: value, commit: value, into: `r${name}` },
      { do: 'run-inside', argv: ['python', ...values], in: `r${name}` },
      { do: 'run-inside', argv: ['python', '-c', value] },
    ],
    { folder: `d${name}` },
  );
}

describe('a hostile value', () => {
  it.each(SHELL_IDS)('stays data in a script run by %s', async (shell) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyValue(), { minLength: 1, maxLength: 6 }), async (values) => {
        const plan = hostilePlan(values);
        const run = await runUnderStubs(renderScript(plan), { shell });
        expect(comparable(run.calls, plan)).toEqual(expectedCalls(plan));
      }),
      { numRuns: 10 },
    );
  });

  it.each(PASTE_SHELLS)('stays data in a block pasted into %s', async (shell) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyValue(), { minLength: 1, maxLength: 6 }), async (values) => {
        const plan = hostilePlan(values);
        const run = await runUnderStubs(renderPaste(plan), { shell, interactive: true });
        expect(comparable(run.calls, plan)).toEqual(expectedCalls(plan));
      }),
      { numRuns: 15 },
    );
  });

  it.each(PASTE_SHELLS)(
    'stays data in %s for each thing that is special somewhere',
    async (shell) => {
      const plan = planOf([{ do: 'run', argv: ['tool', ...NASTY_VALUES], root: false }]);

      const run = await runUnderStubs(renderPaste(plan), { shell, interactive: true });

      expect(comparable(run.calls, plan)).toEqual(expectedCalls(plan));
    },
  );

  it('cannot leave a comment', async () => {
    const plan = planOf([{ do: 'run', argv: ['tool'], root: false }]);
    const step = {
      ...plan.steps[0]!,
      title: 'a\ntool title',
      reason: 'b\r\ntool reason\u2028tool',
    };

    const run = await runUnderStubs(renderScript({ ...plan, steps: [step] }), { shell: 'dash' });

    expect(run.argvs).toEqual([['tool']]);
  });

  it('is refused as the name of a variable', () => {
    const plan = planOf([{ do: 'set-variable', name: 'A=1; tool', value: '1', secret: false }]);

    expect(() => renderPaste(plan)).toThrow(RangeError);
    expect(() => renderScript(plan)).toThrow(RangeError);
  });
});
