/* oxlint-disable no-control-regex -- finding such characters is what this test is for */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportGithub } from '../../scripts/report/github.ts';
import { reportMarkdown } from '../../scripts/report/markdown.ts';
import { reportPretty } from '../../scripts/report/pretty.ts';
import { lineText, sourceText } from '../catalog/source-text.ts';
import { readCard } from '../catalog/read-card.ts';
import { checkCard } from './check-card.ts';
import { checkCatalog, checkFiles } from './check-catalog.ts';
import { knownFixture } from './known-fixture.ts';

const FOLDER = join(import.meta.dirname, '../../test/fixtures/hostile-cards');

/** Rows of INDEX.md. */
const ROWS = readFileSync(join(FOLDER, 'INDEX.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, file = '', expected = '', rule = '', line = '', message = '']) => ({
    file: file.replaceAll('`', ''),
    expected,
    rule,
    line,
    message,
  }));

const GOOD = readFileSync(join(FOLDER, 'good-baseline.md'), 'utf8');

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'cardstock-hostile-'));
}

describe('hostile cards', () => {
  beforeAll(() => {
    // Schemas are compiled once, at the first bad card.
    for (const { file } of ROWS) checkCard(readCard(join(FOLDER, file)), knownFixture);
  });

  it('lists every card of the folder', () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.md') && name !== 'INDEX.md');

    expect(ROWS.map(({ file }) => file).toSorted()).toEqual(files.toSorted());
  });

  it.each(ROWS.map((row) => [row.file, row] as const))('%s ends as INDEX.md says', (_file, row) => {
    const path = join(FOLDER, row.file);
    const started = performance.now();

    const problems = checkCard({ ...readCard(path), path: row.file }, knownFixture);

    expect(performance.now() - started).toBeLessThan(200);
    const levels = { reject: ['error'], 'accept+warn': ['warning'], accept: [] }[row.expected];
    expect([...new Set(problems.map(({ level }) => level))]).toEqual(levels);
    if (row.rule === '-') return;
    expect([...new Set(problems.map(({ rule }) => rule))]).toEqual([row.rule]);
    expect(String(problems[0]?.line)).toBe(row.line);
    expect(problems[0]?.message).toContain(row.message);
  });

  it.each(ROWS.map(({ file }) => [file] as const))(
    '%s cannot act on the terminal or the log',
    (file) => {
      const path = join(FOLDER, file);
      const source = sourceText(readFileSync(path, 'utf8'));
      const problems = checkCard({ ...readCard(path), path: file }, knownFixture);
      const report = { fileCount: 1, cardCount: 1, problems };
      const options = {
        lineAt: (_file: string, line: number) => lineText(source, line),
        useColour: false,
      };

      const texts = [reportPretty(report, options), reportMarkdown(report)];
      const commands = reportGithub(report).split('\n');

      for (const text of [...texts, ...commands]) {
        expect(text).not.toMatch(
          /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]|[\u{e0000}-\u{e0fff}]/u,
        );
      }
      for (const text of texts) expect(text).not.toMatch(/^::/m);
      expect(commands.filter((line) => line.startsWith('::')).length).toBe(problems.length);
      expect(commands.every((line) => !/^::(?!error |warning )/.test(line))).toBe(true);
    },
  );

  it('runs nothing and writes nothing', () => {
    expect(Reflect.get(globalThis, 'CARDSTOCK_PWNED')).toBeUndefined();
    expect(existsSync('/tmp/cardstock-pwned')).toBe(false);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
  });
});

describe('hostile files', () => {
  it.each(['con.md', 'nul.md', 'aux.md', 'COM1.md'])('refuses the reserved name %s', (name) => {
    const path = join(folder(), name);
    writeFileSync(path, GOOD);

    expect(checkCard(readCard(path), knownFixture).map(({ rule }) => rule)).toEqual(['P601']);
  });

  it('refuses ids that differ only in letter case', () => {
    const root = folder();
    mkdirSync(join(root, 'catalog/models'), { recursive: true });
    for (const name of ['leaf.md', 'Leaf.md'])
      writeFileSync(join(root, 'catalog/models', name), GOOD);

    const rules = checkCatalog(root)
      .problems.filter(({ file }) => file.includes('models'))
      .map(({ rule }) => rule);

    expect(rules).toContain('P603');
  });

  it('refuses a symbolic link and a named pipe without opening them', () => {
    const root = folder();
    const link = join(root, 'link.md');
    const pipe = join(root, 'pipe.md');
    symlinkSync('/etc/passwd', link);
    execFileSync('mkfifo', [pipe]);

    const rules = [link, pipe].flatMap((path) =>
      checkCard(readCard(path), knownFixture).map(({ rule }) => rule),
    );

    expect(rules).toEqual(['P605', 'P605']);
  });

  it('refuses 30 MB without reading them', () => {
    const path = join(folder(), 'large.md');
    writeFileSync(path, '---\n');
    truncateSync(path, 30_000_000);
    const started = performance.now();

    const problems = checkCard(readCard(path), knownFixture);

    expect(problems.map(({ rule }) => rule)).toEqual(['L701']);
    expect(performance.now() - started).toBeLessThan(50);
  });

  it('refuses a card in a sub-folder', () => {
    const root = folder();
    mkdirSync(join(root, 'catalog/models/..%2f'), { recursive: true });
    writeFileSync(join(root, 'catalog/models/..%2f/leaf.md'), GOOD);

    expect(checkCatalog(root).problems.map(({ rule }) => rule)).toContain('P602');
  });

  it('says what a missing file and a folder are', () => {
    const root = folder();

    const messages = checkFiles(root, [join(root, 'none.md'), root]).problems.map(
      ({ message }) => message,
    );

    expect(messages).toContain('file cannot be read: no such file');
    expect(messages).toContain('this is a folder, expected a file');
  });
});
