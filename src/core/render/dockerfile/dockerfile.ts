/** The format Dockerfile: an image of our own, made by the plan inside a base image. */
import type { Step } from '../../plan/plan.ts';
import { hostNotes, hostUses } from '../container/host-steps.ts';
import { type Inside, planInside } from '../container/inner-plan.ts';
import { askedNames, laterUses } from '../container/later-uses.ts';
import { refuseWithoutRights } from '../container/refusals.ts';
import { divide } from '../container/parts.ts';
import { handMounts } from '../container/places.ts';
import { dockerRunLine } from '../container/run-line.ts';
import { type Format, type Use, formatRefusal } from '../format.ts';
import { dockerfileText } from './file.ts';

/** Nothing of the folder is copied into the image, so nothing is sent to the builder. */
const IGNORE = '*\n';

export const dockerfile: Format = {
  id: 'dockerfile',
  name: 'Dockerfile',
  group: 'container',
  summary: 'An image to build with Docker, from a small base, for a user without rights.',
  isCommon: true,
  render(request) {
    const without = refuseWithoutRights(request);
    if (without !== undefined) return without;
    const inside = planInside(request);
    if ('kind' in inside) return inside;
    const parts = divide(inside.plan);
    if (typeof parts === 'string') return formatRefusal(request, parts);
    return {
      kind: 'rendering',
      files: [
        { name: 'Dockerfile', text: dockerfileText(inside, parts.image) },
        { name: '.dockerignore', text: IGNORE },
      ],
      use: [...hostUses(inside), buildUse(inside), ...laterUse(inside, parts.later)],
      notes: notesOf(inside),
    };
  },
};

function buildUse({ plan, image }: Inside): Use {
  const reason = `${image.why.replace(/\.$/, '')}; in the folder that holds the Dockerfile`;
  return { title: 'Build the image', reason, lines: `docker build --tag ${plan.card.id} .` };
}

function laterUse(inside: Inside, later: readonly Step[]): readonly Use[] {
  const uses = laterUses(inside, later, ({ argv, in: folder, env, pass }) =>
    dockerRunLine(inside, { argv, in: folder, env, pass }),
  );
  const pass = askedNames(later);
  const run = dockerRunLine(inside, { pass, isInteractive: true });
  const reason = 'starts Python in the container; add a program and its arguments to start that';
  return [...uses, { title: 'Run', reason, lines: run }];
}

function notesOf(inside: Inside): readonly string[] {
  const { plan, image, buildVariables } = inside;
  const optional = handMounts(inside, true).map(
    ({ name, to }) => `If you put ${name} here, mount it at ${to} when you run the image.`,
  );
  const targets = Object.entries(buildVariables).map(
    ([name, value]) =>
      `A build sees no GPU, so it compiles for the capabilities ${value}; change that with --build-arg ${name}=....`,
  );
  return [
    ...hostNotes(inside),
    'It needs BuildKit, which Docker uses by itself from release 23 on; set DOCKER_BUILDKIT=1 before that.',
    `Models and other downloads are kept in the volume ${plan.card.id}-home; docker volume rm ${plan.card.id}-home deletes them.`,
    `The tag of the base image was listed on ${image.read}; tags are replaced by newer ones in time.`,
    ...targets,
    ...optional,
  ];
}
