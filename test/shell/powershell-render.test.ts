/** Paste blocks and scripts of PowerShell plans, parsed, and their calls read back. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callLine } from '../../src/core/render/powershell/call.ts';
import { renderPaste, renderScript, renderStep } from '../../src/core/render/render.ts';
import { planOf, powerShellPlans } from './fixtures/plans.ts';
import { parsePowerShell, parsePowerShellScript } from './powershell-parse.ts';
import { passNatively, readWords } from './powershell-words.ts';
import { NASTY_VALUES, anyValue } from './values.ts';

const PLANS = Object.entries(powerShellPlans);

describe.each(PLANS)('the plan with %s', (_, plan) => {
  it('parses as a paste block', () => {
    const problems = parsePowerShell(renderPaste(plan));

    expect(problems).toEqual([]);
  });

  it('parses as a script that checks every call', () => {
    const problems = parsePowerShellScript(renderScript(plan));

    expect(problems).toEqual([]);
  });

  it('has a script that does nothing but call its one function', () => {
    const top = renderScript(plan)
      .split('\n')
      .filter((line) => /^[^\s#]/.test(line));

    expect(top).toEqual(['function Install-CardstockModel {', '}', 'Install-CardstockModel']);
    expect(renderScript(plan).endsWith('\n')).toBe(true);
  });

  it('is the sum of its steps', () => {
    const steps = plan.steps.map((step) => renderStep(plan, step));

    expect(renderPaste(plan)).toBe(steps.join('\n\n'));
    expect(renderPaste(plan).endsWith('\n')).toBe(false);
  });
});

describe('a call', () => {
  it('hands every nasty value on as it is', () => {
    const calls = NASTY_VALUES.map((value) => ['tool', value, 'end']);

    expect(calls.map(passed)).toEqual(calls);
  });

  it('hands any value on as it is', () => {
    const list = fc.array(anyValue(), { maxLength: 5 });

    fc.assert(
      fc.property(list, (values) => {
        expect(passed(['tool', ...values])).toEqual(['tool', ...values]);
      }),
    );
  });

  it('hands on quotation marks, backslashes and nothing at all', () => {
    const argv = ['tool', '', 'a "b" c', '\\"', 'a b\\', '\\\\" "', '"', 'C:\\a b\\\\'];

    expect(passed(argv)).toEqual(argv);
  });

  it('names programs that PowerShell 5.1 has a command for by their file', () => {
    const line = callLine({ kind: 'run', argv: ['curl', '--version'], env: {}, root: false });

    expect(line).toBe('curl.exe --version');
  });

  it('puts variables and folder back', () => {
    const line = callLine({
      kind: 'run',
      argv: ['tool'],
      env: { A: "it's", B: '' },
      in: 'a/b',
      root: false,
    });

    expect(line).toBe(
      "$was1 = $env:A; $env:A = 'it''s'; $was2 = $env:B; $env:B = ''; " +
        "Push-Location -LiteralPath 'a\\b'; try { tool } " +
        'finally { Pop-Location; $env:A = $was1; $env:B = $was2 }',
    );
  });

  it('says that it needs rights which nothing can raise', () => {
    const plan = planOf([{ do: 'run', argv: ['tool'], root: true }], { shell: 'powershell' });

    expect(renderPaste(plan)).toBe(
      "Write-Host 'The next command needs a terminal that was opened as administrator.'\ntool",
    );
  });

  it('may find that winget has nothing to do', () => {
    const plan = planOf([{ do: 'run', argv: ['winget', 'install', 'x'], root: false }], {
      shell: 'powershell',
    });

    expect(renderScript(plan)).toContain('if ($LASTEXITCODE -notin 0, -1978335135, -1978335189) {');
    expect(parsePowerShellScript(renderScript(plan))).toEqual([]);
  });
});

/** What Windows PowerShell 5.1 makes of the line of a call: the arguments that the program finds. */
function passed(argv: readonly string[]): readonly string[] {
  const line = callLine({ kind: 'run', argv, env: {}, root: false });
  const problems = parsePowerShell(line);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('; '));
  const inner = /^& \{ \$PSNativeCommandArgumentPassing = 'Legacy'; (.*) \}$/.exec(line)?.[1];
  return passNatively(readWords(inner ?? line));
}

describe('the parser of these tests', () => {
  it.each([
    ['a && b', '&& is not in 5.1'],
    ['a || b', '|| is not in 5.1'],
    ["@'\nx\n'@", 'a here-string'],
    ["tool 'a", 'syntax error'],
    ['if ($a) {', 'missing'],
    ['$a = $b ? 1 : 2', 'syntax error'],
    ["tool 'caf\u00e9'", 'not printable ASCII'],
  ])('finds fault with %s', (text, message) => {
    const messages = parsePowerShell(text).map((problem) => problem.message);

    expect(messages.join('; ')).toContain(message);
  });

  it.each([
    ['exit 1', 'exit'],
    ['uv pip install torch\nWrite-Host done', 'unchecked call: uv pip install torch'],
    ['& .\\a.exe\nif ($a) { throw 1 }', 'unchecked call: & .\\a.exe'],
  ])('finds fault with a script of %j', (text, message) => {
    const messages = parsePowerShellScript(text).map((problem) => problem.message);

    expect(messages).toContain(message);
  });
});
