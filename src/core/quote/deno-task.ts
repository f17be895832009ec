/**
 * The only way a value enters a pixi task: such a line is read by MiniJinja and then by
 * deno_task_shell, which expands `*`, `$` and `<` as a POSIX shell does.
 */
import { requireOneLine } from './one-line.ts';

const PLAIN = /^[A-Za-z0-9_./:-][A-Za-z0-9_./:@%+,-]*$/;

/** Text that double quotes leave as it is. */
const CALM = /^[^"$`\\]*$/;

/** A brace before what would make it open a template. */
const OPENING = /\{(?=[{%#])/g;

/**
 * One word of a task that stands for exactly this value. A brace that would open a template is
 * kept apart from the character after it by a pair of quotes.
 * @throws {RangeError} When the value holds a control character or half a surrogate pair.
 * @see https://pixi.sh/latest/workspace/advanced_tasks/#minijinja-templating-for-task-arguments
 * @see https://docs.rs/deno_task_shell
 */
export function quoteDenoTask(value: string): string {
  requireOneLine(value);
  if (PLAIN.test(value)) return value;
  if (value.includes("'") && CALM.test(value)) {
    return `"${value}"`.replace(OPENING, '{""');
  }
  const quoted = `'${value.replaceAll("'", `'"'"'`)}'`;
  return quoted.replace(OPENING, "{''");
}
