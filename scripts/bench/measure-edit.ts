/** Measures the wait of an author: from saving a card to the new text in the page of the development server. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { astroProgram, type BenchContext, projectEnvironment, rootOf } from './bench-context.ts';
import { copyProject } from './copy-project.ts';
import type { Figure } from './figure.ts';
import { generateCard } from './generate-card.ts';
import { listenOnFreePort } from './listen-on-free-port.ts';

const BUDGET_SECONDS = 1;
const PATIENCE_SECONDS = 180;

export async function measureEdit(context: BenchContext): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const cards of context.options.cards) figures.push(await editsOf(context, cards));
  return figures;
}

async function editsOf(context: BenchContext, cards: number): Promise<Figure> {
  const root = rootOf(context, cards);
  const { id, text } = generateCard(Math.floor(cards / 2), context.tasks);
  const file = join(root, 'catalog', 'models', `${id}.md`);
  context.say(`starting the development server on ${cards} cards`);
  const port = await freePort();
  const server = startServer(context, root, port);
  try {
    const address = `http://127.0.0.1:${port}/models/${id}/`;
    await secondsUntil(server, address, '</h1>');
    const values: number[] = [];
    for (let run = 1; run <= context.options.runs; run++) {
      const sentence = `This sentence is number ${run} of the measurement.`;
      writeFileSync(file, `${text}\n${sentence}\n`);
      values.push(await secondsUntil(server, address, sentence));
      await wait(QUIET_MS);
    }
    return {
      what: 'edit a card, see it in development',
      cards,
      values,
      unit: 's',
      budget: BUDGET_SECONDS,
    };
  } finally {
    await stop(server);
    writeFileSync(file, text);
  }
}

/** Between two edits, so that the second is not part of the first. */
const QUIET_MS = 500;

function startServer(context: BenchContext, root: string, port: number): ChildProcess {
  return spawn(
    process.execPath,
    [astroProgram(context), 'dev', '--host', '127.0.0.1', '--port', String(port)],
    {
      cwd: copyProject(context.project, context.work),
      env: { ...process.env, ...projectEnvironment(context, root) },
      stdio: 'ignore',
    },
  );
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, 'exit');
  server.kill();
  await ended;
}

/** Asks for a page again and again until a text is in it. */
async function secondsUntil(server: ChildProcess, address: string, text: string): Promise<number> {
  const start = performance.now();
  for (;;) {
    const seconds = (performance.now() - start) / 1000;
    if ((await pageText(address)).includes(text)) return (performance.now() - start) / 1000;
    if (server.exitCode !== null) throw new Error('The development server ended by itself.');
    if (seconds > PATIENCE_SECONDS) throw new Error(`${address} never showed "${text}".`);
    await wait(POLL_MS);
  }
}

const POLL_MS = 10;

async function pageText(address: string): Promise<string> {
  try {
    const response = await fetch(address);
    return response.ok ? await response.text() : '';
  } catch {
    // The server is not up yet.
    return '';
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listenOnFreePort(probe);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
