/**
 * The text of an environment.yml.
 * @see https://conda.org/learn/ceps/cep-0024
 */
import { commentYaml, quoteYaml } from '../../quote/yaml.ts';
import { requireVariableName } from '../../quote/variable-name.ts';
import type { Variables } from '../command.ts';

export interface EnvironmentFile {
  /** What the file is, for people. */
  readonly title: string;
  readonly name: string;
  readonly channels: readonly string[];
  /** Match specifications. */
  readonly packages: readonly string[];
  /** Lines of the pip section; none when empty. */
  readonly pip: readonly string[];
  readonly variables: Variables;
}

/** The whole file, every value in quotes; ends in a line feed. */
export function environmentText(file: EnvironmentFile): string {
  const { title, name, channels, packages, pip, variables } = file;
  const own = Object.entries(variables);
  const lines = [
    commentYaml(title),
    `name: ${quoteYaml(name)}`,
    'channels:',
    ...items([...channels.filter((one) => one !== NO_DEFAULTS), NO_DEFAULTS], 2),
    'dependencies:',
    ...items(packages.map(strictSpec), 2),
    ...(pip.length === 0 ? [] : ['  - pip:', ...items(pip, 6)]),
    ...(own.length === 0 ? [] : ['variables:', ...own.map(variableLine)]),
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * A name that conda accepts: no space, slash, colon or number sign, and neither of its own two.
 * @see https://conda.org/learn/ceps/cep-0024
 */
export function environmentName(id: string): string {
  const name = id.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '');
  return ['', 'base', 'root'].includes(name.toLowerCase())
    ? `model-${name}`.replace(/-$/, '')
    : name;
}

/**
 * The same specification in the form that strict readers take: `=` and `*` both say what follows
 * is free, so a version has one of them, and any version has neither.
 * @see https://conda.org/learn/ceps/cep-0029
 */
export function strictSpec(spec: string): string {
  return spec.replace(/=\*$/, '').replace(/(?<![=<>!~])=(?=[^=\s]*\*$)/, ' ');
}

/** Without it the user's default channels are added. */
const NO_DEFAULTS = 'nodefaults';

function items(values: readonly string[], indent: number): readonly string[] {
  return values.map((value) => `${' '.repeat(indent)}- ${quoteYaml(value)}`);
}

function variableLine([name, value]: readonly [string, string]): string {
  return `  ${quoteYaml(requireVariableName(name))}: ${quoteYaml(value)}`;
}
