/** Python's own reading of generated Python files, and a card that wants to be code. */
import { execFileSync } from 'node:child_process';
import type { Card } from '../../src/core/card/card.ts';
import { requireProgram } from '../shell/shells.ts';
import { torchCardOf } from '../unit/small-cards.ts';

export interface PythonFile {
  /** The literals that are assigned to names in capitals before the first function. */
  readonly data: Readonly<Record<string, unknown>>;
  /** All the rest, as a syntax tree. */
  readonly program: string;
}

const READER = `
import ast, json, sys
found = []
for text in json.load(sys.stdin):
    compile(text, "check.py", "exec", dont_inherit=True)
    tree = ast.parse(text, feature_version=(3, 7))
    end = next(i for i, n in enumerate(tree.body) if isinstance(n, (ast.FunctionDef, ast.ClassDef)))
    data, rest = {}, []
    for number, node in enumerate(tree.body):
        name = getattr(node.targets[0], "id", "") if isinstance(node, ast.Assign) else ""
        if name.isupper() and number < end and name not in ("ROOT", "LINES"):
            data[name] = ast.literal_eval(node.value)
        else:
            rest.append(ast.dump(node))
    found.append({"data": data, "program": "\\n".join(rest)})
json.dump(found, sys.stdout)
`;

/** Reads files in one run of Python, in the syntax of Python 3.7. */
export function readPython(texts: readonly string[]): readonly PythonFile[] {
  const python = requireProgram('python3', 'python3');
  const output = execFileSync(python, ['-I', '-c', READER], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return JSON.parse(output);
}

/** What would run if it were ever read as Python, a comment, a format or a shell. */
export const POISON =
  '"""\'\'\'\\"\n__import__("os").system("touch /tmp/cardstock-pwned") # {0} %(prog)s %s ${x} `id` \u2028\u202e\u{1f600}';

/** A card with poison wherever free text may stand. */
export function poisoned(): Card {
  const card = torchCardOf({
    system: [{ id: 'git', why: 'WHY' }],
    variants: [{ id: 'one', summary: 'x', default: true, hardware: { vram_gb: 1 } }],
    import: 'leaf',
    verify: { python: 'PYTHON', run: ['python', 'RUN'] },
    interface: { entry_point: { group: 'GROUP', name: 'NAME', object: 'OBJECT' } },
  });
  const text = JSON.stringify({ ...card, name: POISON, summary: POISON, version: POISON });
  return JSON.parse(text.replace(/"(WHY|PYTHON|RUN|GROUP|NAME|OBJECT)"/g, JSON.stringify(POISON)));
}
