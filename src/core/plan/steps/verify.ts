/** The last step: proves that the model imports, that the chosen accelerator is really used, and more if the card says how. */
import { quotePython } from '../../quote/python.ts';
import type { Action, Step } from '../plan.ts';
import type { Site } from '../site.ts';

/** The check, and a second one that needs weights, if the card has one. */
export function verifySteps(site: Site): readonly Step[] {
  const basics = [
    ...pythonAction([...imports(site), ...deviceChecks(site)]),
    ...pythonAction(interfaceChecks(site)),
  ];
  const own = [...pythonAction(ownStatements(site)), ...ownActions(site)];
  const needsWeights = site.card.verify?.needs_weights === true;
  return [
    ...step('check', 'Check', checkReason(site), needsWeights ? basics : [...basics, ...own]),
    ...step('try', 'Try it', 'runs the model once, with its own files', needsWeights ? own : []),
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

/** One line of Python, short enough to read. */
function pythonAction(statements: readonly string[]): readonly Action[] {
  if (statements.length === 0) return [];
  return [{ do: 'run-inside', argv: ['python', '-c', statements.join('; ')] }];
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
          `assert any(e.name == ${quotePython(point.name)} for e in entry_points(group=${quotePython(point.group)})), 'the plug-in is not registered'`,
        ];
  const [module, name] = path?.split(':') ?? [];
  if (module === undefined || name === undefined) return found;
  const has = methods.map((method) => `assert hasattr(${name}, '${method}')`);
  return [...found, `from ${module} import ${name}`, ...has];
}
