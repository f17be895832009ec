/** Asks uv about every rendering of one card for one target. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Card } from '../../../src/core/card/card.ts';
import type { Plan } from '../../../src/core/plan/plan.ts';
import { planCard } from '../../../src/core/plan/plan-card.ts';
import type { Registry } from '../../../src/core/registry.ts';
import type { Format, RenderedFile } from '../../../src/core/render/format.ts';
import { resolverPlatform } from '../../../src/core/render/pylock/resolver-platform.ts';
import { requirements } from '../../../src/core/render/requirements/requirements.ts';
import { scriptMetadata } from '../../../src/core/render/script-metadata/script-metadata.ts';
import { uvProject } from '../../../src/core/render/uv-project/uv-project.ts';
import { replaceUnreachable } from './replace.ts';
import type { Result } from './result.ts';
import type { StandInIndex } from './stand-in-index.ts';
import type { ProvedTarget } from './targets.ts';
import { compileFiles as compileRequirements } from '../../resolver/compile-files.ts';
import type { Answer } from '../../resolver/uv.ts';
import type { Tools } from './tools.ts';

export interface Bench {
  readonly registry: Registry;
  readonly standIn: StandInIndex;
  readonly tools: Tools;
}

/** A call of a tool in a folder with the files. */
interface Trial {
  readonly format: Format;
  readonly tool: string;
  readonly run: (place: Place) => Promise<Answer>;
}

interface Place {
  readonly bench: Bench;
  readonly plan: Plan;
  readonly folder: string;
  readonly files: readonly RenderedFile[];
}

const TRIALS: readonly Trial[] = [
  { format: requirements, tool: 'uv pip compile', run: compileFiles },
  {
    format: uvProject,
    tool: 'uv lock --dry-run',
    run: ({ bench, folder }) => bench.tools.run('uv', ['lock', '--dry-run'], folder),
  },
  {
    format: scriptMetadata,
    tool: 'uv lock --script --dry-run',
    run: ({ bench, files, folder }) =>
      bench.tools.run('uv', ['lock', '--script', files[0]?.name ?? '', '--dry-run'], folder),
  },
  {
    format: scriptMetadata,
    tool: 'uv export --script',
    run: ({ bench, files, folder }) =>
      bench.tools.run('uv', ['export', '--script', files[0]?.name ?? ''], folder),
  },
];

/** One result for each trial. */
export async function proveCard(
  bench: Bench,
  card: Card,
  { name, target }: ProvedTarget,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const [index, trial] of TRIALS.entries()) {
    const base = { card: card.id, target: name, format: trial.format.id, tool: trial.tool };
    const plan = planCard(card, target, bench.registry);
    const found = trial.format.render({ card, target, registry: bench.registry });
    if (plan.kind === 'refusal' || found.kind === 'refusal') {
      const reason = found.kind === 'refusal' ? found.reason : 'no plan';
      results.push({ ...base, outcome: 'refused by the format', reason, seconds: 0, replaced: [] });
      continue;
    }
    const { files, words } = await replaceUnreachable(found.files, plan, card, bench);
    const folder = join(bench.tools.folder, card.id, name, String(index));
    write(folder, files);
    const answer = await trial.run({ bench, plan, folder, files });
    results.push({ ...base, ...judge(answer), seconds: answer.seconds, replaced: words });
  }
  return results;
}

function judge({ isOk, output, remark }: Answer): Pick<Result, 'outcome' | 'reason'> {
  if (isOk) return { outcome: 'accepted', reason: remark };
  const isPython = /No interpreter found|Python downloads are (?:disabled|set to 'never')/.test(
    output,
  );
  return { outcome: isPython ? 'skipped' : 'failed', reason: output.slice(-1500) };
}

/**
 * The files in their order, each beside what the ones before came to, which is kept where it fits: as
 * they would be installed.
 * First with wheels only, as on a machine without compilers; a package that has none is built.
 */
async function compileFiles(place: Place): Promise<Answer> {
  const wheels = await compileAll(place, ['--only-binary', ':all:']);
  if (wheels.isOk) return wheels;
  const built = await compileAll(place, []);
  const output = `${built.output}\n\nwith wheels only:\n${wheels.output}`;
  return { ...built, output, remark: 'a package has no wheel and is built' };
}

function compileAll(
  { bench, folder, plan, files }: Place,
  options: readonly string[],
): Promise<Answer> {
  return compileRequirements({
    run: (args, cwd) => bench.tools.run('uv', args, cwd),
    folder,
    files,
    python: plan.python?.version ?? '',
    platform: resolverPlatform(plan, bench.registry),
    options,
  });
}

function write(folder: string, files: readonly RenderedFile[]): void {
  for (const { name, text } of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
