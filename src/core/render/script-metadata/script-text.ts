/** The text of the script: its metadata in a comment, then the check, then the example unrun. */
import type { Plan } from '../../plan/plan.ts';
import { commentPython, commentedCode } from '../../quote/python-comment.ts';
import { quoteToml, tomlStrings } from '../../quote/toml.ts';
import { checkProgram } from '../check-program.ts';
import { uvBlocks, uvKeys } from '../uv-project/toml-text.ts';
import type { ProjectTables } from '../uv-project/tables.ts';

/**
 * No word of a card is in the first two lines, which the system and Python read specially.
 * @see https://packaging.python.org/en/latest/specifications/inline-script-metadata/
 * @see https://docs.python.org/3/reference/lexical_analysis.html#encoding-declarations
 */
export function scriptText(plan: Plan, tables: ProjectTables, usage: string | undefined): string {
  const { imports, statements } = checkProgram(plan);
  const blocks = [
    ['#!/usr/bin/env -S uv run --script', '# /// script', ...metadata(tables), '# ///'],
    [commentPython(`${plan.card.name} on ${plan.place.platform.name}, ${plan.place.gpu.name}`)],
    imports.map((name) => `import ${name}`),
    statements,
    [`print(${JSON.stringify(`The check of ${plan.card.id} has passed.`)})`],
    usage === undefined ? [] : [commentPython("The authors' example:"), ...commentedCode(usage)],
  ];
  const filled = blocks.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Every line of the TOML text is a comment; none of its strings goes over lines. */
function metadata(tables: ProjectTables): readonly string[] {
  const top = [
    `requires-python = ${quoteToml(`==${tables.python}.*`)}`,
    `dependencies = ${tomlStrings(tables.dependencies)}`,
  ].join('\n');
  const keys = uvKeys(tables);
  const uv = keys.length === 0 ? [] : [['[tool.uv]', ...keys].join('\n')];
  const text = [top, ...uv, ...uvBlocks(tables)].join('\n\n');
  return text.split('\n').map((line) => `# ${line}`.trimEnd());
}
