/** Variables that keep a model and its tools from calling out. */
import type { Card } from '../../card/card.ts';
import { normalizeName, parseRequirement } from '../../python/index.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Registry } from '../../registry.ts';
import type { Variables } from '../command.ts';

/**
 * Collects them: of the libraries that the plan installs, of the model hub, and the card's own.
 *
 * @param usesHub whether files of the model come from the model hub
 */
export function silence(plan: Plan, card: Card, registry: Registry, usesHub: boolean): Variables {
  const names = installedNames(plan);
  const rows = registry.offline.libraries.filter(
    ({ packages, hub }) =>
      (hub === true && usesHub) || packages?.some((name) => names.has(name)) === true,
  );
  return Object.assign({}, ...rows.map(({ variables }) => variables), ownVariable(card));
}

function installedNames(plan: Plan): ReadonlySet<string> {
  const requirements = plan.steps.flatMap(({ actions }) =>
    actions.flatMap((action) => (action.do === 'pip-install' ? action.requirements : [])),
  );
  return new Set(
    requirements.flatMap((requirement) => {
      const read = parseRequirement(requirement);
      return read.ok ? [normalizeName(read.value.name)] : [];
    }),
  );
}

function ownVariable({ telemetry }: Card): Variables {
  const [, name, value] = /^([A-Za-z_]\w*)=(.+)$/.exec(telemetry?.off ?? '') ?? [];
  return name === undefined || value === undefined ? {} : { [name]: value };
}
