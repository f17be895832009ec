import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../scripts/commands/project-root.ts';
import { loadFailures } from '../../catalog/load-failures.ts';
import { loadRegistry } from '../../catalog/load-registry.ts';
import { findPlatform } from '../platform/platforms.ts';
import { type Advice, adviseOn } from './advise.ts';
import { diagnose } from './diagnose.ts';
import { installLines } from './install-lines.ts';
import { quoteLines } from './quote-lines.ts';
import type { CardTraits } from './traits.ts';

const { registry } = loadRegistry(projectRoot);
const { failures } = loadFailures(projectRoot, registry);

const LISTENER: CardTraits = {
  id: 'listener',
  name: 'Listener',
  words: ['listener', 'listen_all'],
  guards: ['ffmpeg-missing'],
};
const SPEAKER: CardTraits = { id: 'speaker', name: 'Speaker', words: ['speaker-tts'], guards: [] };

function advice(log: string, on?: string): Advice | undefined {
  const platform = on === undefined ? undefined : findPlatform(registry.platforms, on);
  const [first] = diagnose(log, failures);
  if (first === undefined) return undefined;
  const options = { platform, log, repository: 'https://example.org/cards' };
  return adviseOn(first, options, [LISTENER, SPEAKER], registry);
}

const NO_FFMPEG = "FileNotFoundError: [Errno 2] No such file or directory: 'ffmpeg'";

describe('advice', () => {
  it.each([
    [
      'ubuntu-24.04',
      ['sudo apt-get update', 'sudo apt-get install -y --no-install-recommends ffmpeg'],
    ],
    ['macos', ['brew install ffmpeg']],
    ['alpine', ['sudo apk update', 'sudo apk add ffmpeg']],
  ])('names the packages of %s', (on, lines) => {
    expect(advice(NO_FFMPEG, on)?.fixes[0]?.lines).toEqual(lines);
  });

  it('names those of Windows for PowerShell', () => {
    expect(advice(NO_FFMPEG, 'windows')?.fixes[0]?.lines.join()).toMatch(
      /^winget install .*Gyan\.FFmpeg/,
    );
  });

  it('has no commands while nobody says where', () => {
    expect(advice(NO_FFMPEG)?.fixes.flatMap(({ lines }) => lines)).toEqual([]);
  });

  it('leaves out what is for another system, and says so when everything is', () => {
    const log = 'ImportError: libGL.so.1: cannot open shared object file';

    expect(advice(log, 'macos')?.fixes.map(({ text }) => text)).toEqual([
      expect.stringContaining('opencv-python-headless'),
    ]);
    expect(advice('running scripts is disabled on this system', 'macos')?.fixes[0]?.text).toMatch(
      /\(Windows\)$/,
    );
  });

  it('puts the kept words in, masked', () => {
    expect(advice("libc.so.6: version `GLIBC_2.38' not found")?.cause).toContain('(2.38)');
    expect(advice('No matching distribution found for ada@example.org')?.cause).not.toContain(
      'ada',
    );
  });

  it('leads to the card that the log names, and asks for nothing when it is guarded', () => {
    const found = advice(`File "site-packages/listen_all/audio.py"\n${NO_FFMPEG}`);

    expect(found?.named).toEqual([{ card: LISTENER }]);
    expect(found?.guarding).toEqual([]);
  });

  it('starts the pull request when the card lacks the requirement', () => {
    const found = advice(`Collecting speaker-tts\n${NO_FFMPEG}`);

    expect(found?.named).toEqual([
      {
        card: SPEAKER,
        lacks: 'the system package ffmpeg',
        entry: 'system: [ffmpeg]',
        edit: 'https://example.org/cards/edit/main/catalog/models/speaker.md',
      },
    ]);
    expect(found?.guarding).toEqual([LISTENER]);
  });

  it('lists no cards when most of them guard against it', () => {
    const [first] = diagnose(NO_FFMPEG, failures);
    const cards = ['a', 'b', 'c'].map((id) => ({ ...LISTENER, id, words: [] }));

    expect(first && adviseOn(first, {}, cards, registry).guarding).toEqual([]);
    expect(first && adviseOn(first, {}, [LISTENER, SPEAKER], registry).guarding).toHaveLength(1);
  });

  it('names the key alone when only upstream knows what belongs there', () => {
    const [named] = advice('speaker-tts\nCUDA out of memory')?.named ?? [];

    expect(named).toMatchObject({ lacks: 'how much memory it needs', entry: 'hardware' });
  });

  it('asks for nothing that only plans can do', () => {
    const found = advice('speaker-tts\nerror: externally-managed-environment');

    expect(found?.named).toEqual([{ card: SPEAKER }]);
  });

  it('does not take a part of a longer name for a card', () => {
    expect(advice(`faster-listener and listeners\n${NO_FFMPEG}`)?.named).toEqual([]);
  });
});

describe('install lines', () => {
  it.each(registry.platforms)('exist, or a hint does, for every fix on $id', (platform) => {
    const fixes = failures.flatMap(({ failure }) => failure.fixes);
    const empty = fixes
      .filter(({ os }) => os?.includes(platform.os) ?? true)
      .flatMap(({ system }) => system ?? [])
      .filter((slug) => registry.system[slug]?.platforms?.includes(platform.os) ?? true)
      .filter((slug) => {
        const { lines, hints } = installLines([slug], platform, registry);
        return lines.length + hints.length === 0;
      });

    expect([...new Set(empty)]).toEqual([]);
  });

  it('say which repository has to be there first', () => {
    const rocky = registry.platforms.find(({ like }) => like?.includes('rhel-9'));

    expect(installLines(['ffmpeg'], rocky!, registry).hints).toEqual([
      expect.stringContaining('EPEL'),
    ]);
  });
});

describe('quoted lines', () => {
  it('are masked, uncoloured, cut, in the order of the log', () => {
    const log = `HF_TOKEN=hf_abcdefghijkl\n\u001b[31mred\u001b[0m\n${'x'.repeat(5000)}`;

    const quoted = quoteLines(log, [3, 2, 1, 2]);

    expect(quoted.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(quoted[0]?.text).not.toContain('abcdef');
    expect(quoted[1]?.text).toBe('red');
    expect(quoted[2]?.text.length).toBeLessThan(420);
  });
});
