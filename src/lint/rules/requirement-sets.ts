/** Rules about requirements together: contradictions, exclusions, impostors, look-alike names, markers. */
import type { Finding } from '../../catalog/finding.ts';
import { pointerTo } from '../../catalog/locate.ts';
import { editDistance } from '../../catalog/spelling.ts';
import {
  EVERY_VERSION,
  type Range,
  type Requirement,
  holdsFinal,
  intersect,
  isEmpty,
  normalizeName,
  simplifyMarker,
  toRange,
} from '../../core/python/index.ts';
import { checkRequirement } from '../requirement-check.ts';
import type { CardContext, Rule } from '../rule.ts';
import { WELL_KNOWN_PACKAGES } from '../well-known-packages.ts';
import { at, listOf, mappingOf, rangeOf, textsOf } from '../values.ts';

/** A requirement that passed the grammar, with its place. */
interface Needed {
  readonly pointer: string;
  readonly text: string;
  readonly name: string;
  readonly requirement: Requirement;
}

function neededBy({ sites }: CardContext): readonly Needed[] {
  return textsOf(sites.requirement).flatMap(({ pointer, value }) => {
    const checked = value === '.' ? undefined : checkRequirement(value);
    if (checked === undefined || !checked.ok) return [];
    const requirement = checked.value;
    return [{ pointer, text: value, name: normalizeName(requirement.name), requirement }];
  });
}

/** What is really installed: not the limits and the known conflicts. */
function installedBy(context: CardContext): readonly Needed[] {
  return neededBy(context).filter(
    ({ pointer }) => !/\/(?:constraints|conflicts)\/\d+\/pip$/.test(pointer),
  );
}

export const emptyRange: Rule = {
  id: 'R212',
  title: 'No version can satisfy the range',
  level: 'error',
  why: 'The installer would refuse with a message about something else.',
  fix: 'Widen the range.',
  example: { kind: 'keys', bad: 'pip: ["torch>=2,<1"]', good: 'pip: ["torch>=1,<2"]' },
  check: (context) =>
    neededBy(context).flatMap(({ pointer, requirement, text }) => {
      if (requirement.specifier.clauses.length < 2 || !isEmpty(toRange(requirement.specifier)))
        return [];
      return [at('R212', pointer, `no version satisfies "${text}"`)];
    }),
};

export const lookAlikeName: Rule = {
  id: 'R211',
  title: 'Name looks like a well-known package',
  level: 'warning',
  why: 'Packages with almost the name of a well-known one are a common trap.',
  fix: 'Correct the name; if it is right, a maintainer confirms it.',
  example: { kind: 'keys', bad: 'pip: [numpyy]', good: 'pip: [numpy]' },
  check: (context) =>
    installedBy(context).flatMap(({ pointer, name }) => {
      const near = lookAlike(name);
      if (near === undefined) return [];
      return [
        at(
          'R211',
          pointer,
          `"${name}" looks like "${near}"; a maintainer must confirm`,
          `If you mean ${near}, write it so.`,
        ),
      ];
    }),
};

/** Shortest name that is compared: short names are near each other by chance. */
const MIN_NAME = 5;

/** Well-known names by every form that lacks one letter, or all hyphens: one mistake away means a form in common. */
const FORMS: ReadonlyMap<string, readonly string[]> = collectForms();

function collectForms(): ReadonlyMap<string, readonly string[]> {
  const forms = new Map<string, string[]>();
  for (const name of WELL_KNOWN_PACKAGES) {
    if (name.length < MIN_NAME) continue;
    for (const form of formsOf(name)) forms.set(form, [...(forms.get(form) ?? []), name]);
  }
  return forms;
}

function formsOf(name: string): ReadonlySet<string> {
  const shorter = Array.from(name).map((_, index) => name.slice(0, index) + name.slice(index + 1));
  return new Set([name, withoutHyphens(name), ...shorter]);
}

function lookAlike(name: string): string | undefined {
  if (name.length < MIN_NAME || WELL_KNOWN_PACKAGES.has(name)) return undefined;
  for (const form of formsOf(name)) {
    const near = FORMS.get(form)?.find((other) => isOneMistakeAway(name, other));
    if (near !== undefined) return near;
  }
  return undefined;
}

function isOneMistakeAway(name: string, other: string): boolean {
  return editDistance(name, other) === 1 || withoutHyphens(name) === withoutHyphens(other);
}

function withoutHyphens(name: string): string {
  return name.replaceAll('-', '');
}

export const marker: Rule = {
  id: 'R214',
  title: 'Marker never or always holds',
  level: 'warning',
  why: 'A requirement that never applies is not installed anywhere; one that always applies needs no marker.',
  fix: 'Correct the marker, or delete it.',
  example: {
    kind: 'keys',
    bad: `python: ">=3.10"\npip: ["numpy; python_version < '3.8'"]`,
    good: `python: ">=3.10"\npip: ["numpy; python_version < '3.12'"]`,
  },
  check: (context) => {
    const python = pythonRange(context.raw?.python);
    return installedBy(context).flatMap(({ pointer, requirement }) => {
      if (requirement.marker === undefined) return [];
      const verdict = simplifyMarker(requirement.marker, { environment: {}, python });
      if (verdict !== 'never' && verdict !== 'always') return [];
      return [
        at('R214', pointer, `the marker ${verdict} holds for the Python versions of this card`),
      ];
    });
  },
};

/** The Pythons of the whole card, as far as one range says so. */
function pythonRange(python: unknown): Range {
  if (typeof python !== 'string') return EVERY_VERSION;
  const range = rangeOf(python);
  return range.ok ? range.value : EVERY_VERSION;
}

export const contradiction: Rule = {
  id: 'R215',
  title: 'Requirements contradict each other',
  level: 'error',
  why: 'No version satisfies both, so the install cannot succeed.',
  fix: 'Keep one of them, or give them a marker or a step of their own.',
  example: { kind: 'keys', bad: 'pip: ["numpy<2", "numpy>=2"]', good: 'pip: ["numpy>=1.26,<3"]' },
  check: (context) => {
    const groups = new Map<string, Needed[]>();
    for (const needed of neededBy(context)) {
      if (needed.requirement.marker !== undefined || needed.requirement.url !== undefined) continue;
      const list = needed.pointer.slice(0, needed.pointer.lastIndexOf('/'));
      const key = `${list} ${needed.name}`;
      groups.set(key, [...(groups.get(key) ?? []), needed]);
    }
    return [...groups.values()].flatMap(contradictions);
  },
};

function contradictions(group: readonly Needed[]): readonly Finding[] {
  const [first, ...rest] = group;
  if (first === undefined || rest.length === 0) return [];
  let range = toRange(first.requirement.specifier);
  const found: Finding[] = [];
  for (const { pointer, text, requirement } of rest) {
    range = intersect(range, toRange(requirement.specifier));
    if (!holdsFinal(range))
      found.push(at('R215', pointer, `"${text}" contradicts "${first.text}"`));
  }
  return found;
}

export const exclusive: Rule = {
  id: 'R217',
  title: 'Packages that exclude each other',
  level: 'error',
  why: "These packages overwrite each other's files.",
  fix: 'Keep one of them in the list.',
  example: {
    kind: 'keys',
    bad: 'pip: [opencv-python, opencv-python-headless]\nexclusive: [[opencv-python, opencv-python-headless]]',
    good: 'pip: [opencv-python-headless]\nexclusive: [[opencv-python, opencv-python-headless]]',
  },
  check: (context) => {
    const declared = (context.raw?.exclusive ?? []).map((set) => set.map(normalizeName));
    const frameworks = Object.values(context.known.registry.frameworks);
    const sets = [...declared, ...frameworks.flatMap(({ exclusive: set }) => (set ? [set] : []))];
    return sets.flatMap((set) => clashes(context, set));
  },
};

function clashes(context: CardContext, set: readonly string[]): readonly Finding[] {
  const byList = new Map<string, Needed[]>();
  for (const needed of installedBy(context)) {
    if (!set.includes(needed.name) || needed.requirement.marker !== undefined) continue;
    const list = needed.pointer.slice(0, needed.pointer.lastIndexOf('/'));
    byList.set(list, [...(byList.get(list) ?? []), needed]);
  }
  return [...byList.values()].flatMap((list) => {
    const [first, second] = [list[0], list.find(({ name }) => name !== list[0]?.name)];
    if (first === undefined || second === undefined) return [];
    return [
      at(
        'R217',
        second.pointer,
        `"${second.name}" and "${first.name}" must not be installed together`,
      ),
    ];
  });
}

export const impostor: Rule = {
  id: 'R218',
  title: 'Installs a package that is an impostor',
  level: 'error',
  why: 'The card itself says that this package is something else.',
  fix: 'Name the right package.',
  example: {
    kind: 'keys',
    bad: 'pip: [leafsorter]\nimpostors: [{ pip: leafsorter, why: Another project. }]',
    good: 'pip: [leaf-sorter-org]\nimpostors: [{ pip: leafsorter, why: Another project. }]',
  },
  check: (context) => {
    const names = (context.raw?.impostors ?? []).map(({ pip }) => normalizeName(pip));
    return installedBy(context)
      .filter(({ name }) => names.includes(name))
      .map(({ pointer, name }) => at('R218', pointer, `"${name}" is listed under impostors`));
  },
};

export const cloneOnly: Rule = {
  id: 'R222',
  title: 'A clone is missing',
  level: 'error',
  why: 'The step works in a folder that no earlier step made.',
  fix: 'Put a `clone` step with that folder before it.',
  example: {
    kind: 'keys',
    bad: 'steps:\n  - pip: ["."]\n    in: leaf',
    good: `steps:\n  - clone: { repo: https://github.com/a/leaf, commit: ${'a1'.repeat(20)}, into: leaf }\n  - pip: ["."]\n    in: leaf`,
  },
  check: ({ sites }) => {
    const folders = new Set<string>();
    return sites.step.flatMap(({ pointer, value }) => {
      const step = mappingOf(value);
      const into = mappingOf(step?.['clone'])?.['into'];
      if (typeof into === 'string') folders.add(into);
      const folder = step?.['in'];
      if (typeof folder === 'string' && !folders.has(folder.split('/')[0] ?? '')) {
        return [at('R222', pointerTo(pointer, 'in'), `no earlier step clones into "${folder}"`)];
      }
      if (typeof folder === 'string' || !listOf(step?.['pip']).includes('.')) return [];
      return [at('R222', pointerTo(pointer, 'pip'), '`.` needs `in` with the folder of a clone')];
    });
  },
};

/** Rules about several requirements. */
export const requirementSetRules: readonly Rule[] = [
  emptyRange,
  lookAlikeName,
  marker,
  contradiction,
  exclusive,
  impostor,
  cloneOnly,
];
