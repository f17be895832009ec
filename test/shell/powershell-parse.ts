/** What a PowerShell parser and our own rules find in a text; there is no PowerShell to run here. */
import { fileURLToPath } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';
import type { Node } from 'web-tree-sitter';

export interface PowerShellProblem {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

const GRAMMAR = import.meta.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');

await Parser.init();
const parser = new Parser().setLanguage(await Language.load(fileURLToPath(GRAMMAR)));

/** Syntax errors, and what Windows PowerShell 5.1 lacks or reads otherwise than it looks. */
export function parsePowerShell(text: string): readonly PowerShellProblem[] {
  const tree = parser.parse(text);
  if (tree === null) return [{ line: 1, message: 'not parsed at all' }];
  const problems: PowerShellProblem[] = [];
  for (const node of allNodes(tree.rootNode)) {
    const message = judge(node);
    if (message !== undefined) problems.push({ line: node.startPosition.row + 1, message });
  }
  return [...problems, ...judgeCharacters(text)];
}

/** The rules for a script file beside those for any text: nothing acts on the user's session. */
export function parsePowerShellScript(text: string): readonly PowerShellProblem[] {
  const tree = parser.parse(text);
  if (tree === null) return [{ line: 1, message: 'not parsed at all' }];
  const problems: PowerShellProblem[] = [];
  for (const node of allNodes(tree.rootNode)) {
    const message = judgeInScript(node);
    if (message !== undefined) problems.push({ line: node.startPosition.row + 1, message });
  }
  return [...parsePowerShell(text), ...problems];
}

function judge(node: Node): string | undefined {
  if (node.isError) return `syntax error at ${node.text.slice(0, 60)}`;
  if (node.isMissing) return `missing ${node.type}`;
  if (node.type === 'pipeline_chain_tail') return `${node.text} is not in 5.1`;
  if (node.type.includes('here_string')) return 'a here-string';
  if (node.type === 'comment' && /^#requires/i.test(node.text)) return 'a directive in a comment';
  return undefined;
}

function judgeInScript(node: Node): string | undefined {
  if (node.type === 'flow_control_statement' && /^exit\b/i.test(node.text)) return 'exit';
  if (node.type === 'param_block') return 'a param block';
  if (isNative(node) && !isChecked(node)) return `unchecked call: ${node.text.slice(0, 60)}`;
  return undefined;
}

/** A command that is neither one of PowerShell's own nor a function of the text. */
function isNative(node: Node): boolean {
  if (node.type !== 'command') return false;
  const name = node.childForFieldName('command_name')?.text ?? '';
  if (name.startsWith('{')) return false;
  return !/^[A-Z][a-z]+-[A-Z][A-Za-z]+$/.test(name);
}

/** Whether the exit code is looked at right after the call, or after the block that it is in. */
function isChecked(command: Node): boolean {
  for (let node: Node | null = command; node !== null; node = node.parent) {
    if (node.nextNamedSibling?.text.startsWith('if ($LASTEXITCODE ') === true) return true;
  }
  return false;
}

function judgeCharacters(text: string): readonly PowerShellProblem[] {
  return text.split('\n').flatMap((line, at) => {
    return /^[ -~]*$/.test(line) ? [] : [{ line: at + 1, message: 'not printable ASCII' }];
  });
}

function* allNodes(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* allNodes(child);
}
