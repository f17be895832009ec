/** The app's pyproject.toml. */
import type { Card } from '../../card/card.ts';
import { compareVersions } from '../../python/index.ts';
import { toAscii } from '../../quote/powershell.ts';
import { commentToml, quoteToml, tomlStrings } from '../../quote/toml.ts';
import type { Section } from './sections.ts';
import type { SystemRequires } from './system-requires.ts';

/** Platforms of Briefcase for which the makers of machine-learning packages build no wheels. */
const NEVER = ['iOS', 'android', 'web'];

/** Briefcase's names of the systems. */
const NAMES = { macos: 'macOS', windows: 'windows', linux: 'linux' } as const;

/**
 * @param name the app's, valid as a Python module once `-` is `_`
 * @see https://briefcase.beeware.org/en/stable/reference/configuration/
 */
export function projectText(
  card: Card,
  name: string,
  sections: readonly Section[],
  systems: readonly SystemRequires[],
): string {
  const app = `tool.briefcase.app.${name}`;
  const blocks = [
    [
      '[project]',
      `name = ${quoteToml(name)}`,
      'version = "0.0.1"',
      `requires-python = ${quoteToml(pythonRange(sections))}`,
    ],
    [
      '[tool.briefcase]',
      `project_name = ${quoteToml(name)}`,
      'bundle = "com.example"',
      commentToml('The licence of your app; Briefcase wants a name of the SPDX list.'),
      'license = "LicenseRef-NotChosenYet"',
      'license-files = []',
    ],
    [
      `[${app}]`,
      `formal_name = ${quoteToml(formalName(card))}`,
      `description = ${quoteToml(toAscii(card.summary))}`,
      `long_description = ${quoteToml(toAscii(card.summary))}`,
      `sources = ${tomlStrings([`src/${name.replaceAll('-', '_')}`])}`,
      'console_app = true',
    ],
    ...sections.map((section) => sectionLines(app, section)),
    ...(sections.some((section) => section.os === 'linux' && 'call' in section)
      ? systems.map((row) => systemLines(app, row))
      : []),
    ...NEVER.map((platform) => [`[${app}.${platform}]`, 'supported = false']),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function sectionLines(app: string, section: Section): readonly string[] {
  const header = `[${app}.${NAMES[section.os]}]`;
  if ('reason' in section) return [header, commentToml(section.reason), 'supported = false'];
  const { call, os, plan } = section;
  return [
    header,
    commentToml(`${plan.place.platform.name}, ${plan.place.gpu.name}`),
    `requires = ${tomlStrings(call.requires)}`,
    ...(call.manager === 'uv' ? ['env_manager = "uv"'] : []),
    ...(call.arguments.length === 0
      ? []
      : [`requirement_installer_args = ${tomlStrings(call.arguments)}`]),
    // Wheels with native code are made for one kind of processor.
    ...(os === 'macos' ? ['universal_build = false'] : []),
  ];
}

function systemLines(app: string, { build, distribution, run }: SystemRequires): readonly string[] {
  return [
    `[${app}.linux.system.${distribution}]`,
    ...(build.length === 0 ? [] : [`system_requires = ${tomlStrings(build)}`]),
    ...(run.length === 0 ? [] : [`system_runtime_requires = ${tomlStrings(run)}`]),
  ];
}

/** From the oldest to the newest Python of the plans. */
function pythonRange(sections: readonly Section[]): string {
  const used = sections
    .flatMap((section) => ('plan' in section ? (section.plan.python?.version ?? []) : []))
    .toSorted(compareVersions);
  const [oldest = '3', newest = oldest] = [used[0], used.at(-1)];
  const minor = Number(newest.split('.')[1] ?? '0');
  return used.length === 0 ? '>=3' : `>=${oldest},<3.${minor + 1}`;
}

/** It becomes the name of a file and a folder. */
function formalName({ id, name }: Card): string {
  const plain = toAscii(name)
    .replace(/[^A-Za-z0-9 _-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return /^[A-Za-z]/.test(plain) ? plain : id;
}
