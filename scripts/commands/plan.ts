/** `cardstock plan`: prints what the card page shows for one target. */
import { parseArgs } from 'node:util';
import type { Plan, Refusal, Target } from '../../src/core/plan/plan.ts';
import { planCard } from '../../src/core/plan/plan-card.ts';
import { renderStep } from '../../src/core/render/render.ts';
import { resolveWanted, targetHelp, targetOptions } from './target-options.ts';

export const help = `cardstock plan <id|file> --on PLATFORM [--gpu FAMILY] [--with TOOL] [options]

Prints the ordered steps for one target, or what stands in the way.

${targetHelp}
  --json             the Plan or the Refusal as JSON

Exit status: 0 a plan, 3 a refusal, 2 a mistake in the call.`;

/** @returns the exit status */
export function run(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { ...targetOptions, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const { card, registry, target } = resolveWanted(positionals, values);
  const found = planCard(card, target, registry);
  process.stdout.write(values.json ? `${JSON.stringify(found, undefined, 2)}\n` : pretty(found));
  return found.kind === 'plan' ? 0 : 3;
}

/** The text of a plan or a refusal, ending in a line feed. */
export function pretty(found: Plan | Refusal): string {
  return found.kind === 'plan' ? prettyPlan(found) : prettyRefusal(found);
}

function prettyPlan(plan: Plan): string {
  const { place } = plan;
  const stack = place.stack === undefined ? '' : `, in the stack ${place.stack}`;
  const title = `${plan.card.name} on ${place.platform.name}, ${place.gpu.name}, with ${place.tool}${stack}`;
  const lines = [title, `Evidence: ${evidenceText(plan)}`];
  for (const { of, build, reason } of plan.choices)
    lines.push(`Build of ${of}: ${build} (${reason})`);
  for (const assumption of plan.assumptions) lines.push(`Assumed: ${assumption}`);
  for (const { text } of plan.cautions) lines.push(`Note: ${text}`);
  plan.steps.forEach((step, index) => {
    lines.push('', `${index + 1}. ${step.title}`, `   ${step.reason}`);
    if (step.skip !== undefined) lines.push(`   Optional: ${step.skip}`);
    lines.push('', indent(renderStep(plan, step)));
  });
  return `${lines.join('\n')}\n`;
}

function evidenceText({ evidence: { level, date } }: Plan): string {
  const when = date === undefined ? '' : `, ${date}`;
  return level === 'unknown' ? 'nobody says whether it works here' : `${level}${when}`;
}

function prettyRefusal(refusal: Refusal): string {
  // A format that has no words for a plan says nothing against the plan.
  const head =
    refusal.obstacle === 'format' ? [] : [`${refusal.card.name} cannot be installed there.`];
  const lines = [...head, refusal.reason];
  if (refusal.source !== undefined) lines.push(`Source: ${refusal.source}`);
  if (refusal.nearest.length > 0) lines.push('', 'What works:');
  for (const { target, reason } of refusal.nearest) {
    lines.push(`  ${reason}: ${flags(target)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A target as flags of this command. */
function flags({ platform, gpu, tool, driver, admin, mirrors, proxy, stack }: Target): string {
  return [
    `--on ${platform}`,
    `--gpu ${gpu}`,
    `--with ${tool}`,
    ...(driver === undefined ? [] : [`--driver ${driver}`]),
    ...(admin === false ? ['--no-admin'] : []),
    // Judged addresses hold nothing that a shell would read.
    ...Object.entries(mirrors ?? {}).map(([name, address]) => `--mirror ${name}=${address}`),
    ...(proxy === undefined ? [] : [`--proxy ${proxy}`]),
    ...(stack === undefined ? [] : [`--stack ${stack}`]),
  ].join(' ');
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '     ');
}
