/**
 * A reader of Apptainer definition files that is as strict as the builder: written from its manual,
 * not from what we write.
 * @see https://apptainer.org/docs/user/latest/definition_files.html
 */

export interface Definition {
  readonly header: Readonly<Record<string, string>>;
  /** By name, without the sign; the lines as they stand. */
  readonly sections: Readonly<Record<string, string>>;
}

/** Keywords of the header that the manual names. */
const KEYWORDS = new Set(
  'bootstrap from registry namespace stage fingerprints includecmd mirrorurl osversion include'.split(
    ' ',
  ),
);

const SECTIONS = new Set(
  'arguments setup files appinstall applabels appenv apphelp apprun environment post test runscript startscript labels help'.split(
    ' ',
  ),
);

/**
 * Reads a whole file.
 * @throws {SyntaxError} Where the builder would stop or take something for a variable of its own.
 */
export function parseDefinition(text: string): Definition {
  const header: Record<string, string> = {};
  const sections: Record<string, string> = {};
  let section: string | undefined;
  for (const line of text.split('\n')) {
    if (/\{\{\s*\w+\s*\}\}/.test(line)) throw new SyntaxError(`A template variable: ${line}`);
    const opened = /^\s*%(\S*)/.exec(line);
    if (opened !== null) {
      section = opened[1] ?? '';
      if (!SECTIONS.has(section)) throw new SyntaxError(`No section: ${line}`);
      if (section in sections) throw new SyntaxError(`Twice: ${line}`);
      sections[section] = '';
    } else if (section !== undefined) {
      sections[section] += `${line}\n`;
    } else {
      readHeader(header, line);
    }
  }
  if (header['bootstrap'] === undefined) throw new SyntaxError('No bootstrap.');
  return { header, sections };
}

function readHeader(header: Record<string, string>, line: string): void {
  if (line.trim() === '' || line.startsWith('#')) return;
  const [, key, value] = /^(\w+)\s*:\s*(.*)$/.exec(line) ?? [];
  if (key === undefined || value === undefined) throw new SyntaxError(`No keyword: ${line}`);
  const name = key.toLowerCase();
  if (!KEYWORDS.has(name)) throw new SyntaxError(`Unknown keyword: ${line}`);
  if (Object.keys(header).length === 0 && name !== 'bootstrap') {
    throw new SyntaxError(`Bootstrap does not come first: ${line}`);
  }
  header[name] = value;
}
