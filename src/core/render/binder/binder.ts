/** A folder that Binder, or repo2docker on one's own machine, turns into a running notebook. */
import { refuseStack } from '../against-stack.ts';
import { selectVersion } from '../../card/normalize.ts';
import { contextOf } from '../../plan/context.ts';
import { isObstacle } from '../../plan/obstacle.ts';
import type { Plan, Refusal } from '../../plan/plan.ts';
import { concerns } from '../../plan/steps/weights.ts';
import { type Format, type FormatRequest, formatRefusal, type Rendering } from '../format.ts';
import { notebookText } from '../notebook/cell.ts';
import { binderLink } from '../notebook/links.ts';
import { type Host, type HostedPlan, findHost, planOnHost } from '../notebook/plan-on-host.ts';
import { preamble } from '../notebook/preamble.ts';
import { stepCells } from '../notebook/step-cells.ts';
import { cardPage, introCell, notesCell, usageCells } from '../notebook/text-cells.ts';
import { factAgainst, statesMemory } from './fact-against.ts';
import { binderFiles } from './files.ts';
import { type Sorted, sortActions } from './sort-actions.ts';

export const binder: Format = {
  id: 'binder',
  name: 'Binder',
  group: 'notebook',
  summary: 'Files with which Binder runs the model in the browser, on its own processors.',
  isCommon: false,
  render: renderBinder,
};

/** The platform and the GPU of the request do not matter: Binder has its own. */
function renderBinder(request: FormatRequest): Rendering | Refusal {
  const against = refuseStack(request, 'A repository for Binder');
  if (against !== undefined) return against;
  const { card: whole, target, registry } = request;
  const host = findHost(registry, 'binder');
  if (host === undefined) return formatRefusal(request, 'The catalog holds no facts about Binder.');
  const { version, variant, features } = target;
  const tool = target.tool === 'conda' ? 'conda' : 'pip';
  const hosted = planOnHost(
    whole,
    { gpu: 'cpu', tool, version, variant, features },
    host,
    registry,
  );
  if (isObstacle(hosted)) {
    return formatRefusal(request, `It does not run on Binder: ${hosted.reason}`, hosted.source);
  }
  const context = contextOf(whole, hosted.target, hosted.registry);
  if (isObstacle(context)) return formatRefusal(request, context.reason);
  const weights = context.card.weights.filter((one) => concerns(context, one));
  const fact = factAgainst(context.card, context.variant, weights, host);
  if (fact !== undefined)
    return formatRefusal(request, fact.reason, fact.source ?? host.sources[0]);
  const sorted = sortActions(hosted.plan);
  if ('impossible' in sorted) {
    return formatRefusal(request, `It does not run on Binder: ${sorted.impossible}.`);
  }
  const isStated = statesMemory(context.card, context.variant);
  return rendering(request, host, hosted, sorted, isStated);
}

function rendering(
  request: FormatRequest,
  host: Host,
  { plan }: HostedPlan,
  sorted: Sorted,
  isMemoryStated: boolean,
): Rendering {
  const { id } = request.card;
  const notebook = { name: `${id}.ipynb`, text: sessionNotebook(request, plan, sorted) };
  const link = binderLink(request.publisher, id);
  const memory = host.memory_gb ?? 0;
  return {
    kind: 'rendering',
    files: [...binderFiles(plan, sorted), notebook],
    use: [
      {
        title: 'Try it on this machine',
        reason:
          'builds and starts what Binder would; needs Docker and the package jupyter-repo2docker',
        lines: 'jupyter-repo2docker .',
      },
    ],
    notes: [
      ...(link === undefined ? [] : [`Open in Binder: ${link}`]),
      `Binder computes on ${host.processors ?? 1} processor, without a GPU, with ${memory} GB of memory.`,
      ...(isMemoryStated ? [] : ['The authors do not state how much memory the model needs.']),
      ...sorted.left.map((text) => `Left out: ${text}`),
    ],
  };
}

/** Everything is installed when the session starts; the check and the example are left. */
function sessionNotebook(request: FormatRequest, plan: Plan, { session }: Sorted): string {
  const { publisher, target } = request;
  const card = selectVersion(request.card, target.version) ?? request.card;
  const { cells, extras } = stepCells(
    { plan: { ...plan, steps: session }, isHost: true },
    undefined,
  );
  return notebookText(card.id, [
    introCell(card, 'Made for Binder, where everything is installed. Run the cells in order.', [
      ...cardPage(publisher, card),
      ['Source', card.upstream.repo],
    ]),
    { key: 'setup', type: 'code', lines: preamble(extras) },
    ...cells,
    ...usageCells(card),
    ...notesCell([plan]),
  ]);
}
