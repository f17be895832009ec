import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { locked, SUM } from '../../test/unit/evidence.ts';
import { smallRegistry } from '../../test/unit/small-registry.ts';
import { indexAsker } from './ask-index.ts';
import { storedOf } from './index-replies.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'cardstock-ask-index-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A resolver that refuses for a while, then locks the pins that are left. */
function resolverThatSays(...complaints: readonly string[]) {
  const calls: (readonly string[])[] = [];
  const run = async (args: readonly string[], cwd: string) => {
    calls.push(args);
    const output = complaints[calls.length - 1];
    if (output !== undefined) return { isOk: false, output, seconds: 0 };
    const pins = readFileSync(join(cwd, 'pins.in'), 'utf8').trim().split('\n');
    writeFileSync(join(cwd, 'pylock.toml'), pins.map(lockedPin).join('\n'));
    return { isOk: true, output: 'warning: `twig==1.0` is yanked', seconds: 0 };
  };
  return { calls, ask: indexAsker({ run }, smallRegistry) };
}

function lockedPin(pin: string): string {
  const [name, version] = pin.split('==');
  const wheel = `{ url = "https://example.org/${name}-${version}-py3-none-any.whl", hashes = { sha256 = "${SUM}" } }`;
  return `[[packages]]\nname = "${name}"\nversion = "${version}"\nwheels = [${wheel}]\n`;
}

describe('asking an index again', () => {
  it('hands over what is offered and what was said, and lets uv speak', async () => {
    const { ask, calls } = resolverThatSays();

    const answer = await ask(storedOf(), folder);

    expect(answer).toMatchObject({ kind: 'offers', gone: [] });
    expect(answer).toHaveProperty('output', 'warning: `twig==1.0` is yanked');
    expect(answer).toHaveProperty('packages.length', 2);
    expect(calls[0]).toContain('--no-deps');
    expect(calls[0]).not.toContain('--quiet');
  });

  it('asks for a source where a source was resolved', async () => {
    const { ask, calls } = resolverThatSays();
    const source = locked('twig', { files: [{ name: 'twig-1.0.tar.gz', sha256: SUM }] });

    await ask(storedOf([source, locked('leaf')]), folder);

    expect(calls[0]?.join(' ')).toMatch(/ --no-binary twig$/);
  });

  it('takes out what is gone and asks for the rest', async () => {
    const { ask } = resolverThatSays('Because there is no version of twig==1.0 and you require');

    const answer = await ask(storedOf(), folder);

    expect(answer).toMatchObject({
      kind: 'offers',
      gone: [{ pin: { name: 'twig' }, why: 'is not on the index any more' }],
      packages: [{ name: 'leaf' }],
    });
  });

  it('tries a network that fails twice, and finds nothing in it', async () => {
    const { ask, calls } = resolverThatSays('dns error: twig==1.0', 'dns error: twig==1.0');

    expect(await ask(storedOf(), folder)).toEqual({
      kind: 'not-asked',
      reason: 'dns error: twig==1.0',
    });
    expect(calls).toHaveLength(2);
  });

  it('finds nothing in a complaint about something else', async () => {
    const { ask } = resolverThatSays('error: unexpected argument');

    expect(await ask(storedOf(), folder)).toHaveProperty('kind', 'not-asked');
  });
});
