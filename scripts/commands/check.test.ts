import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ENTRY = join(import.meta.dirname, '../cardstock.ts');
const HOSTILE = join(import.meta.dirname, '../../test/fixtures/hostile-cards');

function run(args: readonly string[], cwd = process.cwd()) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [ENTRY, ...args], {
    cwd,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'cardstock-check-'));
}

describe('cardstock check', () => {
  it('prints place, rule, excerpt, reason, remedy and link', () => {
    const { status, stdout } = run(['check', 'yaml-python-3-10.md'], HOSTILE);

    expect(status).toBe(1);
    expect(stdout.replace(/https:\/\/\S+\/rules/, 'SITE/rules')).toMatchInlineSnapshot(`
      "yaml-python-3-10.md:7:9  error  Y010  YAML read 3.10 as a number (3.1); write "3.10" in quotes
          6 | version: "1.0"
        > 7 | python: 3.10
            |         ^^^^
        Why   YAML drops what looks meaningless in a number: 3.10 becomes 3.1.
        Fix   Put the value in quotes.
        Docs  SITE/rules/Y010/

      1 error, 0 warnings in 1 card
      "
    `);
  });

  it('gives JSON of a fixed shape, the same in every run', () => {
    const first = run(['check', 'schema-typo-licence.md', '--format', 'json'], HOSTILE);
    const second = run(['check', 'schema-typo-licence.md', '--format', 'json'], HOSTILE);

    expect(first.stdout).toBe(second.stdout);
    expect(JSON.parse(first.stdout)).toEqual({
      files: 1,
      problems: [
        {
          file: 'schema-typo-licence.md',
          line: 5,
          column: 1,
          level: 'error',
          rule: 'S102',
          message: 'unknown key "licence"; did you mean "license"?',
          fix: 'Write `license:`.',
        },
      ],
    });
  });

  it.each(['json', 'sarif'])('gives JSON that can be parsed as %s for a missing file', (format) => {
    const { status, stdout } = run(['check', 'none.md', '--format', format], HOSTILE);

    expect(status).toBe(1);
    expect(() => JSON.parse(stdout)).not.toThrow();
  });

  it('says that an empty catalog is empty', () => {
    const root = folder();
    mkdirSync(join(root, 'catalog/models'), { recursive: true });

    const { status, stdout } = run(['check'], root);

    expect(status).toBe(1);
    expect(stdout).toContain('no card found in catalog/models');
  });

  it('shows fifty problems of a file and counts the rest', () => {
    const path = join(folder(), 'leaf.md');
    writeFileSync(
      path,
      `---\n${Array.from({ length: 70 }, (_, index) => `key_${index}: x`).join('\n')}\n---\n`,
    );

    const { stdout } = run(['check', path]);

    expect(stdout.match(/ {2}error {2}/g)).toHaveLength(50);
    expect(stdout).toMatch(/and \d+ more problems/);
  });

  it('mends only what loses nothing', () => {
    const path = join(folder(), 'leaf.md');
    const front = 'name: Leaf  \r\nversion: 3.10\r\nsummary: Sorts.\r\n';
    writeFileSync(path, `\uFEFF---\r\n${front}---\r\nText  \r\nmore\r\n`);

    run(['check', path, '--fix']);

    expect(readFileSync(path, 'utf8')).toBe(
      '---\nname: Leaf\nversion: "3.10"\nsummary: Sorts.\n---\nText  \nmore\n',
    );
  });

  it.each([
    [['chek'], 'There is no verb "chek". Did you mean "check"?'],
    [['check', '--fromat', 'json'], 'There is no option --fromat. Did you mean --format?'],
    [['check', '--format', 'jsn'], 'Did you mean "json"?'],
    [['check', '--root', '/none'], 'There is no folder /none.'],
  ])('%j ends with one line and 2', (args, message) => {
    const { status, stderr } = run(args);

    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
