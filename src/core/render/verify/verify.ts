/** `verify.py`: says after an installation whether the model is there and works. */
import type { Card } from '../../card/card.ts';
import { selectVersion } from '../../card/normalize.ts';
import { planCard } from '../../plan/plan-card.ts';
import { type PythonData, pythonLiteral } from '../../quote/python.ts';
import { mapValues, pick } from '../../record.ts';
import type { Registry } from '../../registry.ts';
import { quotePosix } from '../../quote/posix.ts';
import { quotePowerShell } from '../../quote/powershell.ts';
import { programInside } from '../environment.ts';
import { type Format, formatRefusal } from '../format.ts';
import { managerRows, platformNameRows } from '../preflight/platform-rows.ts';
import { mergeRows } from '../preflight/merge-rows.ts';
import { BASICS, PLACE } from '../preflight/program-start.ts';
import { DEVICES } from './devices.ts';
import { type Expected, expectationOf, expectationsOf } from './expectations.ts';
import { libraryPackages } from './library-packages.ts';
import { CHECKS } from './program-checks.ts';
import { END } from './program-end.ts';
import { IMPORTS } from './program-imports.ts';
import { START } from './program-start.ts';
import { VERSIONS } from './program-versions.ts';

/**
 * The file for one version of a model, for every platform and device. ASCII.
 */
export function verifyFile(card: Card, registry: Registry): string {
  return fileOf(card, registry, expectationsOf(card, registry), undefined);
}

export const verifyFormat: Format = {
  id: 'verify',
  name: 'Check of the installation',
  group: 'commands',
  summary: 'A Python file that says whether the model is installed, imports and uses the device.',
  isCommon: false,
  render(request) {
    const { card, target, registry } = request;
    const plan = planCard(card, target, registry);
    if (plan.kind === 'refusal') return plan;
    if (plan.environment.kind === 'container') {
      return formatRefusal(
        request,
        "What is inside the authors' container is their own; there is no environment to check.",
        card.container?.source,
      );
    }
    const version = selectVersion(card, target.version) ?? card;
    const expected = [{ on: 'any', outcome: expectationOf(version, plan) }];
    const text = fileOf(version, registry, expected, plan.place.compute);
    const quote = plan.shell === 'posix' ? quotePosix : quotePowerShell;
    const words = [...programInside(plan, 'python'), 'verify.py'];
    return {
      kind: 'rendering',
      files: [{ name: 'verify.py', text }],
      use: [
        {
          title: 'Check the installation',
          reason: `in the folder ${plan.folder}, after you have read the file`,
          lines: words.map(quote).join(' '),
        },
      ],
      notes: ['With --weights it also runs what needs the files of the model.'],
    };
  },
};

function fileOf(
  card: Card,
  registry: Registry,
  expected: readonly Expected[],
  device: string | undefined,
): string {
  const facts: readonly (readonly [string, PythonData])[] = [
    ['MODEL', modelRow(card)],
    ['DEVICE', device],
    ['FRAMEWORKS', frameworkRows(expected, registry)],
    ['EXPECTED', mergeRows(expected.map(({ on, outcome }) => [on, { ...outcome }]))],
    ['PLATFORMS', platformNameRows(card, registry)],
  ];
  const data = facts.map(([name, value]) => `${name} = ${pythonLiteral(value)}\n`).join('');
  return [START, data + commonFacts(registry), BASICS, PLACE, VERSIONS, IMPORTS, CHECKS, END]
    .map((part) => part.trim())
    .join('\n\n\n')
    .concat('\n');
}

/** What is the same in the file of every card, by registry. */
const common = new WeakMap<Registry, string>();

function commonFacts(registry: Registry): string {
  const known = common.get(registry);
  if (known !== undefined) return known;
  const managers = pythonLiteral(managerRows(registry));
  const facts = `MANAGERS = ${managers}\nLIBRARIES = ${pythonLiteral(libraryPackages(registry))}\n`;
  common.set(registry, facts);
  return facts;
}

function modelRow(card: Card): PythonData {
  const { entry_point: point, class: path, methods } = card.interface ?? {};
  return {
    id: card.id,
    name: card.name,
    version: card.version,
    imports: card.imports,
    interface: { ...point, class: path, methods },
    verify: { ...card.verify },
  };
}

function frameworkRows(expected: readonly Expected[], registry: Registry): PythonData {
  const names = expected.flatMap(({ outcome }) =>
    'frameworks' in outcome ? outcome.frameworks : [],
  );
  return mapValues(pick(registry.frameworks, names), (framework) => {
    const device = Object.entries(registry.frameworks).find(([, one]) => one === framework)?.[0];
    const { builtFor = {}, computes = {} } = DEVICES[device ?? ''] ?? {};
    return {
      name: framework.name,
      import: framework.import,
      package: framework.package,
      sees: framework.verify,
      built_for: builtFor,
      computes,
    };
  });
}
