/**
 * A notebook that sets the model up in Jupyter and in Colab. It makes two plans: one for the
 * target, whose first steps are done in a terminal before Jupyter starts, and one for Colab, all
 * of which the notebook does. Cells that both plans have are written once.
 */
import { refuseStack } from '../against-stack.ts';
import { type Card } from '../../card/card.ts';
import { selectVersion } from '../../card/normalize.ts';
import { isObstacle } from '../../plan/obstacle.ts';
import type { Plan, Refusal, Target } from '../../plan/plan.ts';
import { planCard } from '../../plan/plan-card.ts';
import { type Format, type FormatRequest, formatRefusal, type Rendering } from '../format.ts';
import { notebookText } from './cell.ts';
import { colabLink } from './links.ts';
import { localUse } from './local-use.ts';
import { type Host, type HostedPlan, findHost, planOnHost } from './plan-on-host.ts';
import { setUpLines } from './setup-cell.ts';
import { stepCells } from './step-cells.ts';
import { cardPage, introCell, notesCell, usageCells } from './text-cells.ts';

export const notebook: Format = {
  id: 'notebook',
  name: 'Notebook',
  group: 'notebook',
  summary: 'A notebook for Jupyter and Google Colab that installs, checks and uses the model.',
  isCommon: true,
  render: renderNotebook,
};

function renderNotebook(request: FormatRequest): Rendering | Refusal {
  const against = refuseStack(request, 'A notebook');
  if (against !== undefined) return against;
  const { registry } = request;
  // A kernel brings its own pip; conda's packages are the one thing that pip cannot stand in for.
  const tool = request.target.tool === 'conda' ? 'conda' : 'pip';
  const target: Target = { ...request.target, tool };
  const plan = planCard(request.card, target, registry);
  if (plan.kind === 'refusal') return plan;
  const card = selectVersion(request.card, target.version) ?? request.card;
  const colab = onColab(request, card, plan);
  const place = { plan, isHost: false };
  const hostPlace = colab.hosted && { plan: colab.hosted.plan, isHost: true };
  const { cells, extras, cannot } = stepCells(place, hostPlace);
  if (cannot !== undefined) {
    return formatRefusal(request, `A notebook cannot install ${card.name}: ${cannot}.`);
  }
  const lines = setUpLines({ card: request.card, target, registry, plan, ...colab, extras });
  const all = [
    introCell(card, worksIn(plan, colab), linksOf(request, card, colab)),
    { key: 'setup', type: 'code', lines } as const,
    ...cells,
    ...usageCells(card),
    ...notesCell(plansOf(plan, colab)),
  ];
  const file = `${card.id}.ipynb`;
  const text = notebookText(card.id, all, { gpu: gpuOf(colab) });
  const use = localUse(plan, file, target.mirrors?.['default']);
  return { kind: 'rendering', files: [{ name: file, text }], use, notes: notesOf(request, colab) };
}

/** Colab, and the plan for it or why there is none. */
interface Colab {
  readonly host?: Host | undefined;
  readonly hosted?: HostedPlan | undefined;
  readonly obstacle?: string | undefined;
}

/** With a GPU where the target has one of NVIDIA's, or where the model is meant for one. */
function onColab({ card: whole, target, registry }: FormatRequest, card: Card, plan: Plan): Colab {
  const host = findHost(registry, 'colab');
  if (host === undefined) return {};
  const family = host.gpus[0]?.family ?? 'cpu';
  const isMeant = card.compute.cuda?.support === 'yes' && card.compute.cpu?.support !== 'yes';
  const gpu = plan.place.compute === 'cuda' || isMeant ? family : 'cpu';
  const { version, variant, features } = target;
  const wanted = { gpu, tool: 'pip', version, variant, features } as const;
  const found = planOnHost(whole, wanted, host, registry);
  return isObstacle(found) ? { host, obstacle: found.reason } : { host, hosted: found };
}

function gpuOf({ host, hosted }: Colab): string | undefined {
  return hosted?.plan.place.compute === 'cuda' ? host?.gpus[0]?.name : undefined;
}

function plansOf(plan: Plan, { hosted }: Colab): readonly Plan[] {
  return hosted === undefined ? [plan] : [plan, hosted.plan];
}

function worksIn({ place }: Plan, { host, hosted }: Colab): string {
  const here = `Jupyter on ${place.platform.name} with ${place.gpu.name}`;
  const there = host === undefined || hosted === undefined ? '' : ` and for ${host.name}`;
  return `Made for ${here}${there}. Run the cells from the first to the last.`;
}

function linksOf(
  { publisher }: FormatRequest,
  card: Card,
  { hosted }: Colab,
): readonly (readonly [string, string])[] {
  const link = hosted === undefined ? undefined : colabLink(publisher, card.id);
  return [
    ...cardPage(publisher, card),
    ['Source', card.upstream.repo],
    ...(link === undefined ? [] : [['Open in Colab', link] as const]),
  ];
}

function notesOf({ card, publisher }: FormatRequest, colab: Colab): readonly string[] {
  const { host, hosted, obstacle } = colab;
  if (host === undefined) return [];
  if (hosted === undefined) return [`It does not work in ${host.name}: ${obstacle ?? ''}`];
  const { runtime } = hosted;
  const link = colabLink(publisher, card.id);
  const choose =
    runtime.name === undefined
      ? []
      : [
          `In ${host.name}, choose the runtime version ${runtime.name} under ${host.choose_runtime ?? ''}: it has Python ${runtime.python}.`,
        ];
  return [...(link === undefined ? [] : [`Open in Colab: ${link}`]), ...choose];
}
