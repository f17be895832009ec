/** A project for Briefcase: an app that brings the model, complete and as small as it can be. */
import type { Action, Plan } from '../../plan/plan.ts';
import { selectVersion } from '../../card/normalize.ts';
import { planCard } from '../../plan/plan-card.ts';
import { findPlatform } from '../../platform/platforms.ts';
import { type Format, type FormatRequest, type Rendering, formatRefusal } from '../format.ts';
import { checkSteps } from '../check-program.ts';
import { packageInstalls } from '../package-installs.ts';
import { pipArguments } from '../pip.ts';
import { type Relabel, type Rewrite, useSteps } from '../use-steps.ts';
import { appText, canRunInApp } from './app-text.ts';
import { projectText } from './project-text.ts';
import { type Section, sectionsOf } from './sections.ts';
import { systemRequires } from './system-requires.ts';

type Supported = Extract<Section, { readonly plan: Plan }>;

export const briefcase: Format = {
  id: 'briefcase',
  name: 'Briefcase app',
  group: 'application',
  summary: 'A project for those who ship an application with the model inside.',
  isCommon: false,
  render(request) {
    const own = planCard(request.card, { ...request.target, tool: 'pip' }, request.registry);
    if (own.kind === 'refusal') return own;
    const os = findPlatform(request.registry.platforms, request.target.platform)?.os;
    const sections = sectionsOf(request);
    const section = sections.find((found) => found.os === os);
    if (section === undefined || 'reason' in section) {
      return formatRefusal(
        request,
        section?.reason ?? 'Briefcase does not package for this system.',
      );
    }
    if (checkSteps(section.plan).length === 0 || !canRunInApp(section.plan)) {
      return formatRefusal(request, 'The card has no check that can run inside an app.');
    }
    return renderApp(request, section, sections);
  },
};

function renderApp(
  request: FormatRequest,
  { plan, call }: Supported,
  sections: readonly Section[],
): Rendering {
  const card = selectVersion(request.card, plan.place.version) ?? request.card;
  // A folder that bore the model's own name would stand before the model on Python's path.
  const name = `${card.id}-app`;
  const folder = `src/${name.replaceAll('-', '_')}`;
  const project = projectText(card, name, sections, systemRequires(request));
  return {
    kind: 'rendering',
    files: [
      { name: 'pyproject.toml', text: project },
      { name: 'CHANGELOG', text: '0.0.1: The first release.\n' },
      { name: `${folder}/__init__.py`, text: '"""An app that brings a model."""\n' },
      { name: `${folder}/__main__.py`, text: mainText(folder) },
      { name: `${folder}/app.py`, text: appText(plan) },
    ],
    use: useSteps(plan, buildApp(plan, call.manager), appWords(plan)),
    notes: notesFor(plan),
  };
}

function mainText(folder: string): string {
  const module = folder.slice('src/'.length);
  return `from ${module}.app import main\n\nif __name__ == "__main__":\n    main()\n`;
}

/** Packages are Briefcase's to install, checks the app's to run; the rest of the plan stays. */
function buildApp(plan: Plan, manager: 'venv' | 'uv'): Rewrite {
  const installs = packageInstalls(plan).map(({ action }) => action);
  const checks = checkSteps(plan);
  return (action, step) => {
    if (action.do === 'pip-install' && installs.includes(action)) {
      if (action !== installs[0]) return [];
      const argv = pipArguments(plan, {
        ...action,
        requirements: manager === 'uv' ? ['briefcase', 'uv'] : ['briefcase'],
        indexUrl: undefined,
        flags: [],
      });
      return [{ do: 'run', argv, root: false }];
    }
    if (action.do === 'set-variable' && action.value !== undefined) return [];
    if (!checks.includes(step)) return [action];
    return step === checks[0] && action === step.actions[0] ? briefcaseCalls(manager) : [];
  };
}

function appWords(plan: Plan): Relabel {
  const [install] = packageInstalls(plan);
  const [check] = checkSteps(plan);
  return (step) => {
    if (step === install?.step) {
      return {
        title: 'Briefcase',
        reason: 'builds the app and puts the packages of the model into it',
      };
    }
    return step === check
      ? { title: 'The app', reason: 'makes it, builds it, and runs its check' }
      : undefined;
  };
}

/** `uv run` puts the environment's programs on the path, where Briefcase looks for uv. */
function briefcaseCalls(manager: 'venv' | 'uv'): readonly Action[] {
  const start = manager === 'uv' ? ['uv', 'run', '--no-project', 'briefcase'] : ['briefcase'];
  return ['create', 'build', 'run'].map((verb) => ({
    do: 'run-inside',
    argv: [...start, verb],
  }));
}

function notesFor({ steps, card }: Plan): readonly string[] {
  const asked = steps.flatMap(({ actions }) =>
    actions.flatMap((action) =>
      action.do === 'set-variable' && action.value === undefined ? [action.name] : [],
    ),
  );
  return [
    `An app with ${card.name} inside holds all its packages; those of a framework alone are several gigabytes.`,
    'Before you publish the app, put your own values for bundle, licence and version into pyproject.toml.',
    ...asked.map((name) => `The people who run the app have to set ${name} themselves.`),
  ];
}
