/**
 * Environment markers: conditions on the machine, such as `sys_platform == 'win32'`.
 *
 * @see https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers
 */

/** The fields a marker can ask for. */
export const MARKER_FIELDS = [
  'python_version',
  'python_full_version',
  'os_name',
  'sys_platform',
  'platform_release',
  'platform_system',
  'platform_version',
  'platform_machine',
  'platform_python_implementation',
  'implementation_name',
  'implementation_version',
  'extra',
  'extras',
  'dependency_groups',
] as const;

/** One of the fields a marker can ask for. */
export type MarkerField = (typeof MARKER_FIELDS)[number];

/** The fields whose value is a set of names; only lock files have them. */
export type SetField = 'extras' | 'dependency_groups';

/** What is known of an environment; a field that is absent is unknown. */
export type MarkerEnvironment = {
  readonly [Field in Exclude<MarkerField, SetField>]?: string | undefined;
} & { readonly [Field in SetField]?: readonly string[] | undefined };

/** How a marker compares. */
export type MarkerOperator = '==' | '!=' | '<=' | '>=' | '<' | '>' | '~=' | '===' | 'in' | 'not in';

/** One side of a comparison: a field, or a text that stood in quotes. */
export type Operand =
  | { readonly kind: 'field'; readonly name: MarkerField }
  | { readonly kind: 'text'; readonly text: string };

/** A single comparison. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly left: Operand;
  readonly operator: MarkerOperator;
  readonly right: Operand;
}

/** Markers joined by `and` or `or`; always two or more, none of them of the same kind. */
export interface Junction {
  readonly kind: 'and' | 'or';
  readonly markers: readonly Marker[];
}

/** A marker. */
export type Marker = Comparison | Junction;

/** Prints a marker with no more parentheses than it needs. */
export function formatMarker(marker: Marker): string {
  if (marker.kind !== 'comparison') {
    return marker.markers.map((part) => formatPart(part)).join(` ${marker.kind} `);
  }
  const { left, operator, right } = marker;
  return `${formatOperand(left)} ${operator} ${formatOperand(right)}`;
}

/** Joins markers of the same kind into one level, and leaves a single one alone. */
export function joinMarkers(
  kind: Junction['kind'],
  first: Marker,
  rest: readonly Marker[],
): Marker {
  if (rest.length === 0) return first;
  const markers = [first, ...rest].flatMap((part) => (part.kind === kind ? part.markers : [part]));
  return { kind, markers };
}

/** An `or` inside an `and` is the only place that needs parentheses. */
function formatPart(marker: Marker): string {
  const text = formatMarker(marker);
  return marker.kind === 'or' ? `(${text})` : text;
}

function formatOperand(operand: Operand): string {
  if (operand.kind === 'field') return operand.name;
  const quote = operand.text.includes("'") ? '"' : "'";
  return `${quote}${operand.text}${quote}`;
}
