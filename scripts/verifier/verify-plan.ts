/** Follows a plan in a clean place, stage by stage, and tells how far it got. */
import type { Card } from '../../src/core/card/card.ts';
import type { KnownFailure } from '../../src/core/diagnose/diagnose.ts';
import { askedOf } from '../../src/core/evidence/asked.ts';
import type { Run, Trouble } from '../../src/core/generated/evidence.ts';
import type { Plan } from '../../src/core/plan/plan.ts';
import type { Registry } from '../../src/core/registry.ts';
import { programInside } from '../../src/core/render/environment.ts';
import { renderScript } from '../../src/core/render/render.ts';
import { verifyFormat } from '../../src/core/render/verify/verify.ts';
import { quotePosix } from '../../src/core/quote/posix.ts';
import { quotePowerShell } from '../../src/core/quote/powershell.ts';
import { troubleOf } from '../resolver/trouble.ts';
import type { Sandbox, ScriptOutcome } from './sandbox.ts';
import { type CheckReport, readCheck } from './read-check.ts';

export interface Verification {
  readonly card: Card;
  readonly registry: Registry;
  /** The plan that people get. */
  readonly plan: Plan;
  /** The plan that is followed here, with stand-ins. */
  readonly followed: Plan;
  readonly replaced: readonly string[];
  readonly failures: readonly KnownFailure[];
  readonly sandbox: Sandbox;
  /** Also what needs the files of the model. */
  readonly hasWeights: boolean;
  readonly limits: Limits;
}

export interface Limits {
  readonly installSeconds: number;
  readonly checkSeconds: number;
  readonly diskBytes: number;
}

/** @param date day of the run, `2026-11-28` */
export async function verifyPlan(asked: Verification, date: string): Promise<Run> {
  const { plan, replaced, sandbox } = asked;
  const base = {
    date,
    where: sandbox.where,
    python: plan.python?.version ?? '',
    asked: askedOf(plan),
    replaced: [...replaced, ...sandbox.replaced],
  };
  const installed = await install(asked);
  const seconds = { install: Math.round(installed.seconds) };
  if (installed.status !== 0) {
    const trouble = troubleOf(installed.output, asked.failures);
    return { ...base, stage: 'none', outcome: 'failed', trouble, seconds, packages: {} };
  }
  const disk = replaced.length > 0 ? {} : { disk_bytes: sandbox.diskBytes() };
  const checked = await check(asked);
  return {
    ...base,
    ...disk,
    ...outcomeOf(asked, checked),
    seconds: { ...seconds, check: Math.round(checked.seconds) },
    packages: checked.report?.packages ?? {},
  };
}

/** Everything but the plan's own check, which is looked at stage by stage afterwards. */
function install({ followed, limits, sandbox }: Verification): Promise<ScriptOutcome> {
  const steps = followed.steps.filter(({ phase }) => phase !== 'verify');
  const name = `install${extensionOf(followed)}`;
  sandbox.put(name, renderScript({ ...followed, steps }));
  return sandbox.runScript(name, limits.installSeconds, limits.diskBytes);
}

interface Checked {
  readonly report?: CheckReport | undefined;
  readonly output: string;
  readonly seconds: number;
}

/** The program says what it found as JSON, last of all that is printed. */
async function check(asked: Verification): Promise<Checked> {
  const { card, registry, plan, limits, sandbox } = asked;
  const { platform, gpu, tool, version, variant, features } = plan.place;
  const target = { platform: platform.id, gpu: gpu.id, tool, version, variant, features };
  const rendering = verifyFormat.render({ card, target, registry });
  if (rendering.kind === 'refusal') throw new Error(`${card.id}: ${rendering.reason}`);
  for (const { name, text } of rendering.files) sandbox.put(name, text);
  const script = `check${extensionOf(plan)}`;
  sandbox.put(script, checkScript(asked));
  const { output, seconds } = await sandbox.runScript(
    script,
    limits.checkSeconds,
    limits.diskBytes,
  );
  return { report: readCheck(output), output, seconds };
}

/** From the model's folder, as the page tells to; the versions follow the report. */
function checkScript({ followed, hasWeights, limits }: Verification): string {
  const quote = followed.shell === 'posix' ? quotePosix : quotePowerShell;
  const python = programInside(followed, 'python');
  const weights = hasWeights ? ['--weights'] : [];
  const timeout = ['--timeout', String(limits.checkSeconds)];
  const verify = [...python, '../verify.py', '--json', ...timeout, ...weights].map(quote).join(' ');
  const list = [...python, '-c', LIST_PACKAGES].map(quote).join(' ');
  const enter = `cd ${quote(followed.folder)}`;
  return `${[enter, verify, list].join('\n')}\n`;
}

const LIST_PACKAGES =
  "import importlib.metadata as m, json; print('packages ' + json.dumps({d.metadata['Name']: d.version for d in m.distributions() if d.metadata['Name']}))";

function extensionOf({ shell }: Plan): '.ps1' | '.sh' {
  return shell === 'posix' ? '.sh' : '.ps1';
}

function outcomeOf(
  { failures }: Verification,
  { report, output }: Checked,
): Pick<Run, 'left_out' | 'outcome' | 'stage'> & { readonly trouble?: Trouble } {
  if (report === undefined) {
    return { stage: 'install', outcome: 'failed', trouble: troubleOf(output, failures) };
  }
  const { leftOut, stage, trouble } = report;
  const rest = leftOut.length === 0 ? {} : { left_out: leftOut };
  if (trouble === undefined) return { stage, outcome: 'done', ...rest };
  return { stage, outcome: 'failed', trouble: troubleOf(trouble, failures), ...rest };
}
