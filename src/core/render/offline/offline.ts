/** The offline kit: scripts for a connected machine and for one without network. */
import { planCard } from '../../plan/plan-card.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import { findPlatform } from '../../platform/platforms.ts';
import { commentPosix } from '../../quote/posix.ts';
import { toAscii } from '../../quote/powershell.ts';
import type { Variables } from '../command.ts';
import {
  type Format,
  type FormatRequest,
  type RenderedFile,
  type Use,
  formatRefusal,
} from '../format.ts';
import { renderScript, renderStep } from '../render.ts';
import { type Kit, kitOf } from './kit.ts';
import { readme } from './readme.ts';

export const offline: Format = {
  id: 'offline',
  name: 'Offline kit',
  group: 'application',
  summary:
    'Scripts that fetch everything on one machine and install it on another without network.',
  isCommon: false,
  render(request) {
    const { card, target, registry } = request;
    const plan = planCard(card, target, registry);
    if (plan.kind === 'refusal') return plan;
    const kit = kitOf(
      plan,
      card,
      registry,
      fetchesPython(request, plan),
      target.mirrors?.['default'],
    );
    if (typeof kit === 'string') return formatRefusal(request, kit);
    const names = fileNames(plan);
    const hasVariables = Object.keys(kit.variables).length > 0;
    const files: readonly RenderedFile[] = [
      { name: names.fetch, text: script(kit.fetch, 'Fetches'), executable: true },
      {
        name: names.install,
        text: script(kit.install, 'Installs, without network,'),
        executable: true,
      },
      ...(hasVariables
        ? [{ name: names.variables, text: variablesText(plan, kit.variables) }]
        : []),
    ];
    const use = useOf(plan, kit, [...files.map(({ name }) => name), 'README.txt']);
    const notes = notesOf(plan, kit);
    return {
      kind: 'rendering',
      files: [...files, { name: 'README.txt', text: readme(plan, use, notes) }],
      use,
      notes,
    };
  },
};

/** uv takes the platform's own Python where that is the one that the plan chose. */
function fetchesPython({ target, registry }: FormatRequest, plan: Plan): boolean {
  const own = findPlatform(registry.platforms, target.platform)?.python.version;
  return plan.python !== undefined && plan.python.version !== own;
}

function fileNames({ shell }: Plan): Readonly<Record<'fetch' | 'install' | 'variables', string>> {
  const end = shell === 'posix' ? 'sh' : 'ps1';
  return {
    fetch: `fetch.${end}`,
    install: `install-offline.${end}`,
    variables: `offline-variables.${end}`,
  };
}

function script(plan: Plan, what: string): string {
  return renderScript(plan).replace('Installs the model', `${what} the model`);
}

/** To be read by a session, so it does nothing but set variables. */
function variablesText(plan: Plan, variables: Variables): string {
  const lines = renderStep(plan, variableStep(variables));
  const head = toAscii('Keeps the model from calling out; read it in the folder of the model.');
  const marker = plan.shell === 'posix' ? '# shellcheck shell=sh\n' : '';
  return `${marker}${commentPosix(head)}\n${lines}\n`;
}

function variableStep(variables: Variables): Step {
  return {
    id: 'variables',
    phase: 'weights',
    title: 'Variables',
    reason: 'the model asks nobody',
    changes: 'sets variables in this terminal',
    root: false,
    actions: Object.entries(variables).map(([name, value]) => ({
      do: 'set-variable',
      name,
      value,
      secret: false,
    })),
  };
}

function useOf(plan: Plan, kit: Kit, files: readonly string[]): readonly Use[] {
  const archive = `${plan.folder}-kit.tar`;
  const exclude = kit.scratch.map((folder) => `--exclude=${folder}`);
  const system = kit.hasSystemFiles ? ['system'] : [];
  const names = fileNames(plan);
  const pack = ['tar', ...exclude, '-cf', archive, ...files, ...system, plan.folder];
  const hasVariables = Object.keys(kit.variables).length > 0;
  return [
    {
      title: 'Fetch',
      reason:
        'on the connected machine; installs the model there too, so that the kit has been tried',
      lines: runScript(plan, names.fetch),
    },
    {
      title: 'Pack',
      reason: `makes ${archive}, without the environments, which would not work elsewhere`,
      lines: runLines(plan, [pack]),
    },
    {
      title: 'Install',
      reason: `on the machine without network, in an empty folder that holds ${archive}`,
      lines: `${runLines(plan, [['tar', '-xf', archive]])}\n${runScript(plan, names.install)}`,
    },
    ...(hasVariables
      ? [
          {
            title: 'Use',
            reason: 'in every session, before the model is used',
            lines: `${enterLine(plan)}\n${readLine(plan, names.variables)}`,
          },
        ]
      : []),
  ];
}

function runLines(plan: Plan, commands: readonly (readonly string[])[]): string {
  const actions = commands.map((argv) => ({ do: 'run', argv, root: false }) as const);
  return renderStep(plan, { ...variableStep({}), actions });
}

function enterLine(plan: Plan): string {
  return renderStep(plan, {
    ...variableStep({}),
    actions: [{ do: 'enter-folder', path: plan.folder }],
  });
}

/** The policy holds for this call only. @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_powershell_exe */
function runScript({ shell }: Plan, name: string): string {
  return shell === 'posix' ? `sh ./${name}` : `powershell -ExecutionPolicy Bypass -File .\\${name}`;
}

function readLine({ shell }: Plan, name: string): string {
  return shell === 'posix' ? `. ../${name}` : `. ..\\${name}`;
}

function notesOf(plan: Plan, kit: Kit): readonly string[] {
  const { platform } = plan.place;
  const isContainer = plan.environment.kind === 'container';
  return [
    isContainer
      ? `Both machines run ${platform.name} with the same kind of processor.`
      : `The connected machine must be like the other: ${platform.name}, the same kind of processor, the same Python. Packages are chosen for the machine that fetches, some are compiled there, and pip cannot judge the conditions of another system.`,
    ...(plan.place.compute === 'cpu'
      ? []
      : ['The connected machine needs no GPU to fetch; the check runs on the other one.']),
    ...(Object.keys(kit.variables).length === 0
      ? []
      : [
          'The paths in the variables are relative to the folder of the model; start programs from there.',
        ]),
    ...kit.weights.notes,
    ...kit.notes,
  ];
}
