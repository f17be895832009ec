/** The format Cog: what Replicate's tool makes an image from. */
import { refuseWithoutRights } from '../container/refusals.ts';
import { hostNotes, hostUses } from '../container/host-steps.ts';
import { type Format, formatRefusal } from '../format.ts';
import { configText } from './config.ts';
import { cogBuild } from './instructions.ts';
import { type CogPlan, planForCog } from './plan.ts';
import { runnerText } from './runner.ts';
import { cogUses } from './use.ts';

export const cog: Format = {
  id: 'cog',
  name: 'Cog',
  group: 'container',
  summary: "For Replicate and other places that take Cog's images.",
  isCommon: false,
  render(request) {
    const without = refuseWithoutRights(request);
    if (without !== undefined) return without;
    const found = planForCog(request);
    if ('kind' in found) return found;
    const build = cogBuild(found);
    if (typeof build === 'string') return formatRefusal(request, build);
    const { requirements } = build;
    return {
      kind: 'rendering',
      files: [
        { name: 'cog.yaml', text: configText(found, build) },
        { name: 'run.py', text: runnerText(found) },
        ...(requirements.length === 0
          ? []
          : [{ name: 'requirements.txt', text: `${requirements.join('\n')}\n` }]),
      ],
      use: [...hostUses(found), ...cogUses(found)],
      notes: notesOf(found),
    };
  },
};

function notesOf({ plan, host }: Pick<CogPlan, 'plan' | 'host'>): readonly string[] {
  return [
    ...hostNotes({ host }),
    `run.py checks the installation and returns the version. It does not call ${plan.card.name}: which inputs and outputs to offer is for you to write.`,
    'Cog chooses the base image itself.',
  ];
}
