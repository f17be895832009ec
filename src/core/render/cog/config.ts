/** The text of `cog.yaml`. */
import { quoteYaml } from '../../quote/yaml.ts';
import type { CogBuild } from './instructions.ts';
import type { CogPlan } from './plan.ts';

/**
 * The whole file, with a last line feed. Every value is a quoted string: `3.10` is no number.
 * @see https://github.com/replicate/cog/blob/main/docs/yaml.md
 */
export function configText({ plan, compute, cuda }: CogPlan, build: CogBuild): string {
  const lines = [
    'build:',
    `  python_version: ${quoteYaml(plan.python?.version ?? '')}`,
    `  gpu: ${compute === 'cuda'}`,
    ...(cuda === undefined || compute !== 'cuda' ? [] : [`  cuda: ${quoteYaml(cuda)}`]),
    ...list('  ', 'system_packages', build.systemPackages),
    ...(build.requirements.length === 0 ? [] : ['  python_requirements: "requirements.txt"']),
    ...list('  ', 'run', build.run),
    ...list('', 'environment', build.environment),
    'run: "run.py:Runner"',
  ];
  return `${lines.join('\n')}\n`;
}

function list(indent: string, key: string, values: readonly string[]): readonly string[] {
  if (values.length === 0) return [];
  return [`${indent}${key}:`, ...values.map((value) => `${indent}  - ${quoteYaml(value)}`)];
}
