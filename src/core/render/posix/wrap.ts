/** Long command lines, broken where a person would break them. */

/** Columns that a line of a script or a paste block keeps to. */
const WIDTH = 100;

/**
 * Fills lines with quoted words. All but the last line end in a backslash; all but the first are
 * indented by two spaces. An option stays beside the word after it.
 * @param indent Columns that will be put before each line.
 */
export function wrapWords(words: readonly string[], indent: number): readonly string[] {
  const whole = words.join(' ');
  if (indent + whole.length <= WIDTH) return [whole];
  const lines: string[] = [];
  let line = '';
  for (const group of groupOptions(words)) {
    const longer = line === '' ? group : `${line} ${group}`;
    if (line !== '' && indent + longer.length + ' \\'.length > WIDTH) {
      lines.push(`${line} \\`);
      line = `  ${group}`;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

function groupOptions(words: readonly string[]): readonly string[] {
  const groups: string[] = [];
  let option = '';
  for (const word of words) {
    if (option !== '' && word.startsWith('-')) groups.push(option);
    const pair = option !== '' && !word.startsWith('-');
    const group = pair ? `${option} ${word}` : word;
    option = /^--?[a-z][a-z-]*$/i.test(group) ? group : '';
    if (option === '') groups.push(group);
  }
  return option === '' ? groups : [...groups, option];
}
