/** The libraries of a stack, installed whole before the first package of a model. */
import { otherPins } from '../../stack/with-stack.ts';
import type { Step } from '../plan.ts';
import type { Site } from '../site.ts';
import { type Installer, pinnedInstall } from './framework.ts';

/** One step, the same for every model of the stack; none without a stack. */
export function stackSteps(site: Site, installer: Installer): readonly Step[] {
  const { stack: named } = site;
  const framework = site.registry.frameworks[named?.stack.framework ?? ''];
  if (named === undefined || framework === undefined) return [];
  const { stack } = named;
  return [
    {
      id: 'stack',
      // Like the framework, it stands before the packages of the model and is held to by them.
      phase: 'framework',
      title: `Libraries of the stack ${stack.name}`,
      reason: `pinned on ${stack.as_of}, so that many models go with them; what is there already stays`,
      source: stack.sources[0],
      changes: `installs ${Object.keys(stack.pins).length} packages in exact versions into the environment`,
      undo: 'delete the environment',
      root: false,
      actions: [pinnedInstall(site, installer, otherPins(stack, framework))],
    },
  ];
}
