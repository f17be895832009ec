/** The format Apptainer: one image file, for machines on which nobody is an administrator. */
import { findPlatform } from '../../platform/platforms.ts';
import type { Step } from '../../plan/plan.ts';
import { quotePosix } from '../../quote/posix.ts';
import { requireVariableName } from '../../quote/variable-name.ts';
import { type Inside, planInside } from '../container/inner-plan.ts';
import { type ProgramCall, laterUses } from '../container/later-uses.ts';
import { divide } from '../container/parts.ts';
import { fetchedFolders, handMounts, modelFolder } from '../container/places.ts';
import { type Format, type FormatRequest, type Use, formatRefusal } from '../format.ts';
import { wrapWords } from '../posix/wrap.ts';
import { definitionText } from './definition.ts';

/** Folder beside the image that stands for the home folder, so that models are kept there. */
const HOME = 'home';

export const apptainer: Format = {
  id: 'apptainer',
  name: 'Apptainer',
  group: 'container',
  summary: 'A definition file for Apptainer, formerly Singularity, as clusters have it.',
  isCommon: false,
  render(request) {
    const elsewhere = refuseElsewhere(request);
    if (elsewhere !== undefined) return elsewhere;
    const inside = planInside(request);
    if ('kind' in inside) return inside;
    const parts = divide(inside.plan);
    if (typeof parts === 'string') return formatRefusal(request, parts);
    const check = parts.later.find(({ id }) => id === 'check');
    const others = parts.later.filter((step) => step !== check);
    return {
      kind: 'rendering',
      files: [
        {
          name: `${inside.plan.card.id}.def`,
          text: definitionText(inside, parts.image, check),
        },
      ],
      use: usesOf(inside, others, check),
      notes: notesOf(inside),
    };
  },
};

/** @see https://apptainer.org/docs/admin/latest/installation.html#installation-on-windows-or-mac */
function refuseElsewhere(request: FormatRequest) {
  const host = findPlatform(request.registry.platforms, request.target.platform);
  if (host === undefined || host.os === 'linux') return undefined;
  const way = host.os === 'windows' ? ' Use it inside WSL 2.' : '';
  return formatRefusal(
    request,
    `Apptainer runs on Linux, not on ${host.name}.${way}`,
    'https://apptainer.org/docs/admin/latest/installation.html',
  );
}

function usesOf(inside: Inside, later: readonly Step[], check: Step | undefined): readonly Use[] {
  const { id } = inside.plan.card;
  const folders = [HOME, ...fetchedFolders(inside)];
  const build = wrapWords(['apptainer', 'build', '--fakeroot', `${id}.sif`, `${id}.def`], 0);
  const test = wrapWords([...apptainerWords(inside, 'test'), `${id}.sif`], 0);
  return [
    {
      title: 'Build the image',
      reason: `${inside.image.why.replace(/\.$/, '')}; needs no administrator where --fakeroot is allowed`,
      lines: build.join('\n'),
    },
    {
      title: 'Folders for what it downloads',
      reason: 'the image itself cannot be written to',
      lines: `mkdir -p ${folders.map(quotePosix).join(' ')}`,
    },
    ...laterUses(inside, later, (program) => execLine(inside, program)),
    ...(check === undefined
      ? []
      : [{ title: check.title, reason: check.reason, lines: test.join('\n') }]),
    {
      title: 'Run',
      reason: 'starts Python in the container; add arguments for Python',
      lines: wrapWords([...apptainerWords(inside, 'run'), `${id}.sif`], 0).join('\n'),
    },
  ];
}

function execLine(inside: Inside, { argv, in: folder, env = {} }: ProgramCall): string {
  const where = [modelFolder(inside), ...(folder === undefined ? [] : [folder])].join('/');
  const variables = Object.entries(env).map(
    ([name, value]) => `APPTAINERENV_${requireVariableName(name)}=${quotePosix(value)}`,
  );
  const words = [
    ...variables,
    ...apptainerWords(inside, 'exec'),
    ...['--pwd', where, `${inside.plan.card.id}.sif`, ...argv].map(quotePosix),
  ];
  return wrapWords(words, 0).join('\n');
}

/** Words of the shell, quoted. Variables of the session are seen inside without an option. */
function apptainerWords(inside: Inside, command: 'exec' | 'run' | 'test'): readonly string[] {
  const { request, compute } = inside;
  const access = request.registry.images.access.find((row) => row.compute === compute);
  const folders = fetchedFolders(inside).map((name) => ({
    name,
    to: `${modelFolder(inside)}/${name}`,
  }));
  const binds = [...folders, ...handMounts(inside)];
  return [
    ...['apptainer', command, ...(access?.apptainer ?? [])].map(quotePosix),
    '--home',
    `"$PWD"/${HOME}`,
    ...binds.flatMap(({ name, to }) => ['--bind', `"$PWD"/${quotePosix(`${name}:${to}`)}`]),
  ];
}

function notesOf(inside: Inside): readonly string[] {
  const { id } = inside.plan.card;
  const optional = handMounts(inside, true).map(
    ({ name, to }) => `If you put ${name} here, bind it to ${to} when you run the image.`,
  );
  return [
    'Apptainer itself is there on most clusters; the page apptainer.org/docs/admin/latest/installation.html says how to get it elsewhere.',
    `Models and other downloads are kept in the folder ${HOME} beside ${id}.sif.`,
    `The tag of the base image was listed on ${inside.image.read}; tags are replaced by newer ones in time.`,
    ...optional,
  ];
}
