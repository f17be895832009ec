/** What the machine around a container needs: docker itself, and its way to the GPU. */
import { normalizeSystem } from '../../card/normalize.ts';
import { contextOf } from '../../plan/context.ts';
import { isObstacle } from '../../plan/obstacle.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import { systemSteps } from '../../plan/steps/system.ts';
import type { Use } from '../format.ts';
import { renderStep } from '../render.ts';
import type { Inside } from './inner-plan.ts';
import { stepReason } from '../step-reason.ts';

/** Who runs containers, and for what. */
export type Hosted = Pick<Inside, 'request' | 'plan' | 'host' | 'compute'>;

/** The plan with the shell and the platform of the host, to spell steps for it. */
export function hostPlan({ plan, host }: Pick<Inside, 'plan' | 'host'>): Plan {
  const { id, name, os } = host;
  return {
    ...plan,
    shell: host.shell,
    environment: { kind: 'container', path: '' },
    place: { ...plan.place, platform: { id, name, os } },
  };
}

/** Installs docker and, for NVIDIA, the container toolkit, as the host's platform does it. */
export function hostUses(inside: Hosted): readonly Use[] {
  const { request, compute } = inside;
  const context = contextOf(request.card, { ...request.target, tool: 'docker' }, request.registry);
  if (isObstacle(context)) return [];
  const docker = systemSteps(context, normalizeSystem(['docker']), []);
  const gpu =
    compute === 'cuda'
      ? systemSteps(context, normalizeSystem(['nvidia-container-toolkit']), [])
      : [];
  return [
    ...docker.map((step) => hostUse(inside, step, 'Docker')),
    ...gpu.map((step) => hostUse(inside, step, 'GPU access for containers')),
  ];
}

/**
 * What is taken for granted of the person who builds.
 * @see https://docs.docker.com/engine/install/linux-postinstall/#manage-docker-as-a-non-root-user
 */
export function hostNotes({ host }: Pick<Hosted, 'host'>): readonly string[] {
  if (host.os !== 'linux') return [];
  return ['On Linux, docker takes membership of the group docker, or sudo before its lines.'];
}

function hostUse(inside: Hosted, step: Step, title: string): Use {
  const reason = `once on this machine; ${stepReason(step)}`;
  return { title, reason, lines: renderStep(hostPlan(inside), step) };
}
