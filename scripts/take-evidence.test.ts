import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ran } from '../test/unit/evidence.ts';
import { cardOf, planned } from '../test/unit/small-cards.ts';
import { projectRoot } from './commands/project-root.ts';

const ID = 'chronos-2';
const record = {
  ...ran(planned(cardOf())),
  card: ID,
  platform: 'debian-12',
  gpu: 'cpu',
  tool: 'uv',
};
const place = `${ID}/debian-12--cpu--uv.json`;

let root = '';
let incoming = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cardstock-take-'));
  incoming = join(root, 'incoming');
  mkdirSync(join(root, 'catalog', 'models'), { recursive: true });
  mkdirSync(incoming);
  const card = join('catalog', 'models', `${ID}.md`);
  cpSync(join(projectRoot, card), join(root, card));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, value: unknown): void {
  mkdirSync(dirname(join(incoming, path)), { recursive: true });
  writeFileSync(join(incoming, path), JSON.stringify(value));
}

function take(): string {
  return execFileSync(process.execPath, [join(projectRoot, 'scripts/take-evidence.ts'), incoming], {
    encoding: 'utf8',
    env: { ...process.env, CARDSTOCK_ROOT: root },
    stdio: 'pipe',
  });
}

describe('taking records from elsewhere', () => {
  it('puts each where it belongs', () => {
    put(`evidence-windows-1/catalog/evidence/${place}`, record);

    expect(take()).toBe('1 records taken\n');
    const text = readFileSync(join(root, 'catalog', 'evidence', place), 'utf8');
    expect(JSON.parse(text)).toEqual(record);
  });

  it.each([
    ['no record', place, { card: ID }],
    ['under the name of another', `${ID}/windows--cpu--uv.json`, record],
    ['of a card that there is not', 'leaf/debian-12--cpu--uv.json', { ...record, card: 'leaf' }],
    ['too large', place, { ...record, where: 'w'.repeat(2_000_001) }],
  ])('stops at what is %s', (_, path, value) => {
    put(path, value);

    expect(take).toThrow(/Error/);
    expect(existsSync(join(root, 'catalog', 'evidence'))).toBe(false);
  });

  it('follows no link', () => {
    writeFileSync(join(root, 'secret.json'), JSON.stringify(record));
    mkdirSync(join(incoming, ID));
    symlinkSync(join(root, 'secret.json'), join(incoming, place));

    expect(take).toThrow(/no regular file/);
  });
});
