/** The resolver's part without a network: uv is a function that answers as uv does. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cardOf } from '../../test/unit/small-cards.ts';
import { smallRegistry } from '../../test/unit/small-registry.ts';
import type { Card } from '../../src/core/card/card.ts';
import { questionsOf } from './questions.ts';
import type { Resolver } from './resolve-question.ts';
import { resolveTarget, type TargetOutcome } from './resolve-target.ts';
import type { Answer } from './uv.ts';

/** Nothing is there. */
const REPOSITORY = '/nowhere/leaf';
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

const SUM = 'a'.repeat(64);
const LOCK = `
lock-version = "1.0"
[[packages]]
name = "leaf"
version = "1.0"
index = "https://index.example.org/simple"
wheels = [
  { url = "https://files.example.org/leaf-1.0-py3-none-any.whl", size = 1000, hashes = { sha256 = "${SUM}" } },
  { url = "https://files.example.org/leaf-1.0-py2-none-any.whl", size = 3000, hashes = { sha256 = "${SUM}" } },
]
`;

type Say = (args: readonly string[]) => string | undefined;

/** @param complaint what uv says against a call; nothing when it succeeds */
function resolverThat(complaint: Say, calls: (readonly string[])[] = []): Resolver {
  const run = async (args: readonly string[], cwd: string): Promise<Answer> => {
    calls.push(args);
    const output = complaint(args);
    if (output !== undefined) return { isOk: false, output, seconds: 1 };
    const file = args[args.indexOf('--output-file') + 1] ?? '';
    const isLock = file === 'pylock.toml';
    writeFileSync(isLock ? join(cwd, file) : file, isLock ? LOCK : 'leaf==1.0\n');
    return { isOk: true, output: '', seconds: 1 };
  };
  return { uv: { version: 'uv 0.0.1', run }, failures: [], mayReplace: false };
}

async function resolve(card: Card, resolver: Resolver): Promise<TargetOutcome> {
  const [asked] = questionsOf(card, smallRegistry, ['ubuntu'], ['cpu']);
  const folder = mkdtempSync(join(tmpdir(), 'cardstock-resolver-'));
  return resolveTarget(asked!, resolver, '2026-11-28', folder);
}

describe('a target that is resolved', () => {
  it('has packages with sums and no addresses, the size of the largest files, and a row for each Python', async () => {
    const found = await resolve(
      cardOf(),
      resolverThat(() => undefined),
    );

    if (found.kind === 'not-asked') throw new Error(found.reason);
    const { resolution } = found;
    expect(resolution).toMatchObject({ outcome: 'resolves', resolver: 'uv 0.0.1', replaced: [] });
    expect(resolution.download_bytes).toBe(3000);
    expect(resolution.packages).toEqual([
      {
        name: 'leaf',
        version: '1.0',
        files: [
          { name: 'leaf-1.0-py2-none-any.whl', bytes: 3000, sha256: SUM },
          { name: 'leaf-1.0-py3-none-any.whl', bytes: 1000, sha256: SUM },
        ],
      },
    ]);
    expect(JSON.stringify(resolution)).not.toContain('example.org');
    expect(resolution.pythons.length).toBeGreaterThan(0);
    expect(resolution.pythons.every(({ outcome }) => outcome === 'resolves')).toBe(true);
  });

  it('asks for wheels only, and for builds of what the card names when these are not enough', async () => {
    const calls: (readonly string[])[] = [];
    const noWheel: Say = (args) =>
      args.includes('--no-binary') ? undefined : 'Because twig has no usable wheels';
    const card = cardOf({ source_builds: ['twig'] });
    const found = await resolve(card, resolverThat(noWheel, calls));

    expect(found).toMatchObject({ resolution: { outcome: 'resolves' } });
    expect(calls.every((args) => args.includes('--only-binary'))).toBe(true);
    expect(calls[0]).not.toContain('--no-binary');
  });

  it('asks for nothing beside a package that is installed without what it needs', async () => {
    const calls: (readonly string[])[] = [];
    const steps = [{ pip: ['twig'] }, { pip: ['leaf'], flags: ['no-deps' as const] }];
    await resolve(
      cardOf({ steps }),
      resolverThat(() => undefined, calls),
    );

    expect(calls[0]).not.toContain('--no-deps');
    expect(calls[1]).toContain('--no-deps');
  });

  it('fails with the class of the trouble where the card names no builds', async () => {
    const found = await resolve(
      cardOf(),
      resolverThat(() => 'Because twig has no usable wheels'),
    );

    expect(found).toMatchObject({
      resolution: { outcome: 'fails', trouble: { class: 'no-wheel' } },
    });
    expect(found).not.toHaveProperty('resolution.packages');
  });

  it('is held to the release of the card, so that no older one is taken in silence', async () => {
    const calls: (readonly string[])[] = [];
    await resolve(
      cardOf({ version: '1.0' }),
      resolverThat(() => undefined, calls),
    );

    expect(calls[0]).toContain('limits.txt');
  });

  it('is not asked, and not failed, when the index does not answer, after a second try', async () => {
    const calls: (readonly string[])[] = [];
    const found = await resolve(
      cardOf(),
      resolverThat(() => 'dns error', calls),
    );

    expect(found).toMatchObject({
      kind: 'not-asked',
      reason: expect.stringContaining('dns error'),
    });
    expect(calls).toHaveLength(2);
  });

  it('lets what comes from git be built, and nothing else', async () => {
    const calls: (readonly string[])[] = [];
    const repository = mkdtempSync(join(tmpdir(), 'cardstock-repository-'));
    execFileSync('git', ['init', '--quiet', repository]);
    const pip = [`twig @ git+file://${repository}@${COMMIT}`];
    await resolve(
      cardOf({ steps: [{ pip }] }),
      resolverThat(() => undefined, calls),
    );

    expect(calls[0]?.join(' ')).toContain('--only-binary :all: --no-binary twig');
  });

  it('is not asked where what has to be cloned cannot be reached', async () => {
    const steps = [
      { clone: { repo: `file://${REPOSITORY}`, commit: COMMIT, into: 'source' } },
      { pip: ['.'], in: 'source' },
    ];
    const calls: (readonly string[])[] = [];
    const found = await resolve(
      cardOf({ steps }),
      resolverThat(() => undefined, calls),
    );

    expect(found).toMatchObject({
      kind: 'not-asked',
      reason: expect.stringContaining('cannot reach'),
    });
    expect(calls).toEqual([]);
  });

  it('is not asked where a build from git needs what is installed before it', async () => {
    const pip = [`twig @ git+file://${REPOSITORY}@${COMMIT}`];
    const found = await resolve(
      cardOf({ steps: [{ pip, flags: ['no-build-isolation' as const] }] }),
      resolverThat(() => undefined),
    );

    expect(found).toMatchObject({
      kind: 'not-asked',
      reason: expect.stringContaining('installed before it'),
    });
  });
});
