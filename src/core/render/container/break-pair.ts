/** Keeps shell lines from being read as something else by a program that looks at them before a shell. */

/**
 * The same line for `/bin/sh` without two of a character side by side: quotes that end and begin
 * again come between them. Two braces begin a template variable in a definition file, two angle
 * brackets a here-document in a Dockerfile.
 *
 * @param line with every such pair inside quotes, as our quoting leaves it
 * @see https://apptainer.org/docs/user/latest/definition_files.html#templating-how-to-pass-values-into-definition-files
 * @see https://docs.docker.com/reference/dockerfile/#here-documents
 */
export function breakPair(line: string, pair: '{' | '<'): string {
  let quote = '';
  let out = '';
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (character === pair && out.endsWith(pair)) out += `${quote}${quote}`;
    out += character;
    if (character === '\\' && quote !== "'") {
      index += 1;
      out += line.charAt(index);
    } else if (character === quote) quote = '';
    else if (quote === '' && (character === "'" || character === '"')) quote = character;
  }
  return out;
}
