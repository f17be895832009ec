/**
 * Whether a text is a match specification, by the grammar of CEP 29 in its strict form: a channel,
 * a name, a version and a build, or what stands in brackets.
 * @see https://conda.org/learn/ceps/cep-0029
 * @see https://conda.org/learn/ceps/cep-0026
 */

const CHANNEL = String.raw`(?:[A-Za-z0-9_.+-]+|https?://[^\s:\[\]]+(?:/[^\s:\[\]]+)*)(?:/[a-z0-9-]+)?`;
const NAME = /^[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?$/;
const VERSION = String.raw`(?:\d+!)?[A-Za-z0-9_.+-]+`;
const CLAUSE = new RegExp(
  String.raw`^(?:(?:==|!=|>=|<=|~=|>|<)${VERSION}|(?:==|!=|=)?${VERSION}|(?:!=)?${VERSION}\.?\*|\*)$`,
);
const BUILD = /^[A-Za-z0-9_.*]+$/;
const KEYS = ['version', 'build', 'build_number', 'channel', 'subdir', 'md5', 'sha256'];

/** What is wrong with a specification; `undefined` when nothing is. */
export function matchSpecProblem(spec: string): string | undefined {
  const [, body = '', brackets] = /^([^[\]]*)(?:\[([^[\]]*)\])?$/.exec(spec) ?? [];
  if (body === '') return `${spec}: no name`;
  const [, , rest = ''] = new RegExp(`^(?:(${CHANNEL})::)?(.*)$`).exec(body) ?? [];
  const [, name = '', operators = ''] = /^([^\s=<>!~]+)\s*(.*)$/.exec(rest) ?? [];
  if (!NAME.test(name)) return `${spec}: ${name} is not the name of a package`;
  const wrong = (brackets ?? '').split(',').filter((pair) => pair !== '' && !isPair(pair));
  if (wrong.length > 0) return `${spec}: ${wrong.join(', ')} is no key with a value`;
  return operators === '' ? undefined : constraintProblem(spec, operators);
}

function constraintProblem(spec: string, text: string): string | undefined {
  const [, version = '', build] =
    /^(\S+?)(?:(?:\s+|(?<![=<>!~])=(?!=))([A-Za-z0-9_.*]+))?$/.exec(text) ?? [];
  if (build !== undefined && !BUILD.test(build)) return `${spec}: ${build} is no build`;
  const clauses = version.split(/[,|]/);
  const wrong = clauses.filter((clause) => !CLAUSE.test(clause));
  return wrong.length === 0 ? undefined : `${spec}: ${wrong.join(' and ')} is no version`;
}

function isPair(pair: string): boolean {
  const [, key = '', value] = /^\s*([a-z0-9_]+)\s*=\s*(".*"|'.*'|[^\s"']+)\s*$/.exec(pair) ?? [];
  return value !== undefined && KEYS.includes(key);
}
