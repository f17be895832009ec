/** The text of an Apptainer definition file: the same fold as a Dockerfile, in one script. */
import type { Action, Step } from '../../plan/plan.ts';
import { toOneLine } from '../../quote/one-line.ts';
import { quotePosix } from '../../quote/posix.ts';
import { requireVariableName } from '../../quote/variable-name.ts';
import { breakPair } from '../container/break-pair.ts';
import { buildCommands } from '../container/build-lines.ts';
import type { Inside } from '../container/inner-plan.ts';
import { fetchedFolders, libraryFolders, modelFolder, programFolder } from '../container/places.ts';
import { stepTitle } from '../step-reason.ts';

/**
 * The whole file, with a last line feed. Never `%setup`, which runs on the host.
 *
 * @param image steps that belong into the image
 * @param check the step that proves it, if the plan has one that needs no model files
 * @see https://apptainer.org/docs/user/latest/definition_files.html
 */
export function definitionText(
  inside: Inside,
  image: readonly Step[],
  check: Step | undefined,
): string {
  const python = `${programFolder(inside)}/python`;
  const blocks = [
    ['Bootstrap: docker', `From: ${inside.reference}`],
    section('post', postLines(inside, image)),
    section('environment', environmentLines(inside, image)),
    ...(check === undefined ? [] : [section('test', testLines(inside, check))]),
    section('runscript', [`exec ${quotePosix(python)} "$@"`]),
    section('labels', [`org.cardstock.card ${inside.plan.card.id}`]),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function section(name: string, lines: readonly string[]): readonly string[] {
  return [`%${name}`, ...lines.map((line) => (line === '' ? '' : `    ${definitionLine(line)}`))];
}

/**
 * A line of a section: with nothing in it that the builder takes for a variable of its own.
 * @throws {RangeError} When the line would open a section.
 */
function definitionLine(line: string): string {
  if (!line.trimStart().startsWith('%')) return breakPair(line, '{');
  throw new RangeError(`The line ${JSON.stringify(line)} would open a section.`);
}

/** The builder runs this with `-ex`: it stops at the first failure and shows every line. */
function postLines(inside: Inside, steps: readonly Step[]): readonly string[] {
  const row = managerRow(inside, steps);
  const variables = { ...row?.variables, PIP_NO_CACHE_DIR: '1', ...inside.buildVariables };
  return [
    ...Object.entries(variables).map(([name, value]) => exportLine(name, value)),
    ...steps.flatMap((step) => stepLines(inside, step)),
    ...(row === undefined ? [] : ['', '# Leave no lists behind', ...row.clean.map(words)]),
  ];
}

function managerRow({ request: { registry } }: Inside, steps: readonly Step[]) {
  const used = steps.flatMap(({ actions }) =>
    actions.flatMap((action) => ('manager' in action ? action.manager : [])),
  );
  return registry.images.managers.find(({ id }) => used.includes(id));
}

function words(argv: readonly string[]): string {
  return argv.map(quotePosix).join(' ');
}

function stepLines(inside: Inside, step: Step): readonly string[] {
  const lines = step.actions.flatMap((action) => actionLines(inside, action));
  return lines.length === 0 ? [] : ['', `# ${toOneLine(stepTitle(step))}`, ...lines];
}

function actionLines(inside: Inside, action: Action): readonly string[] {
  const folder = modelFolder(inside);
  if (action.do === 'make-folder') {
    const folders = [folder, ...fetchedFolders(inside).map((to) => `${folder}/${to}`)];
    return [`mkdir -p ${folders.map(quotePosix).join(' ')}`];
  }
  if (action.do === 'enter-folder') return [`cd ${quotePosix(folder)}`];
  // A proxy is needed while building; the section below is read at run time only.
  if (action.do === 'set-variable' || action.do === 'set-library-path') {
    return settingLine(inside, action);
  }
  return buildCommands(inside, action).flat();
}

/**
 * What holds at run time. Packages in the user's own home folder stay out, and models are kept in
 * the home folder, whatever variable the host hands in: its folder is not visible inside.
 * @see https://docs.python.org/3/using/cmdline.html#envvar-PYTHONNOUSERSITE
 */
function environmentLines(inside: Inside, steps: readonly Step[]): readonly string[] {
  const settings = steps.flatMap(({ actions }) =>
    actions.flatMap((action) => settingLine(inside, action)),
  );
  return [
    `export PATH=${quotePosix(programFolder(inside))}:"$PATH"`,
    exportLine('PYTHONNOUSERSITE', '1'),
    'export HF_HOME="$HOME"/.cache/huggingface',
    ...settings,
  ];
}

function settingLine(inside: Inside, action: Action): readonly string[] {
  if (action.do === 'set-variable' && action.value !== undefined) {
    return [exportLine(action.name, action.value)];
  }
  if (action.do !== 'set-library-path') return [];
  const own = quotePosix(libraryFolders(inside, action.folders));
  return [`export LD_LIBRARY_PATH=${own}"\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`];
}

function exportLine(name: string, value: string): string {
  return `export ${requireVariableName(name)}=${quotePosix(value)}`;
}

/** The builder runs it too, where no GPU is to be seen. */
function testLines(inside: Inside, check: Step): readonly string[] {
  const { request, compute } = inside;
  const devices = request.registry.images.access.find((row) => row.compute === compute)?.devices;
  return [
    'set -e',
    ...(devices === undefined ? [] : guardLines(devices)),
    `cd ${quotePosix(modelFolder(inside))}`,
    ...check.actions.flatMap((action) => buildCommands(inside, action).flat()),
  ];
}

function guardLines(devices: readonly string[]): readonly string[] {
  const absent = devices.map((device) => `[ ! -e ${quotePosix(device)} ]`).join(' && ');
  return [
    `if ${absent}; then`,
    `  echo 'No GPU is visible here, so nothing was checked.'`,
    '  exit 0',
    'fi',
  ];
}
