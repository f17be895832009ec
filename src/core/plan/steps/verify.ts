/** The last step: proves that the model imports, that the chosen accelerator is really used, and more if the card says how. */
import type { Action, Step } from '../plan.ts';
import type { Site } from '../site.ts';

/** The check, and a second one that needs weights, if the card has one. */
export function verifySteps(site: Site): readonly Step[] {
  const { card } = site;
  const needsWeights = card.verify?.needs_weights === true;
  const own = ownActions(site);
  const first = [
    pythonAction(site, needsWeights ? [] : ownStatements(site)),
    ...(needsWeights ? [] : own),
  ];
  const second = needsWeights
    ? [
        ...(ownStatements(site).length > 0 ? [pythonAction(site, ownStatements(site), [])] : []),
        ...own,
      ]
    : [];
  return [
    ...step(
      'check',
      'Check',
      checkReason(site),
      first.flatMap((action) => action ?? []),
    ),
    ...step(
      'try',
      'Try it',
      'runs the model once, with its own files',
      second.flatMap((action) => action ?? []),
    ),
  ];
}

function step(
  id: string,
  title: string,
  reason: string,
  actions: readonly Action[],
): readonly Step[] {
  if (actions.length === 0) return [];
  return [{ id, phase: 'verify', title, reason, changes: 'nothing', root: false, actions }];
}

function checkReason(site: Site): string {
  const what = site.card.imports.length > 0 ? 'imports the model' : 'looks at what was installed';
  const device =
    deviceChecks(site).length > 0 ? ' and asks the framework whether it sees the device' : '';
  return `${what}${device}`;
}

function ownStatements({ card }: Site): readonly string[] {
  return card.verify?.python === undefined ? [] : [card.verify.python.trim()];
}

function ownActions({ card }: Site): readonly Action[] {
  return card.verify?.run === undefined ? [] : [{ do: 'run-inside', argv: card.verify.run }];
}

/** One line of Python: imports, device, interface, the card's own statements. */
function pythonAction(
  site: Site,
  own: readonly string[],
  basics: readonly string[] = [...imports(site), ...deviceChecks(site), ...interfaceChecks(site)],
): Action | undefined {
  const statements = [...basics, ...own];
  if (statements.length === 0) return undefined;
  const code = [...statements, `print('${site.card.id}: ready')`].join('; ');
  return { do: 'run-inside', argv: ['python', '-c', code] };
}

function imports({ card }: Site): readonly string[] {
  return card.imports.map((name) => `import ${name}`);
}

function deviceChecks(site: Site): readonly string[] {
  if (site.compute === 'cpu') return [];
  return site.frameworks.flatMap(({ framework }) => {
    const expression = framework.verify[site.compute];
    if (expression === undefined) return [];
    return [
      `import ${framework.import}`,
      `assert ${expression}, '${framework.name} does not see the GPU'`,
    ];
  });
}

function interfaceChecks({ card }: Site): readonly string[] {
  const { interface: shape } = card;
  if (shape === undefined) return [];
  const { entry_point: point, class: path, methods = [] } = shape;
  const found =
    point === undefined
      ? []
      : [
          'from importlib.metadata import entry_points',
          `assert any(e.name == '${point.name}' for e in entry_points(group='${point.group}')), 'the plug-in is not registered'`,
        ];
  const [module, name] = path?.split(':') ?? [];
  if (module === undefined || name === undefined) return found;
  const has = methods.map((method) => `assert hasattr(${name}, '${method}')`);
  return [...found, `from ${module} import ${name}`, ...has];
}
