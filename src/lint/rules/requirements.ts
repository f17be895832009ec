/** Rules about single requirements: one rule an id, all judged by the same grammar. */
import { type RequirementFault, checkRequirement } from '../requirement-check.ts';
import type { CardContext, Rule } from '../rule.ts';
import { textsOf } from '../values.ts';
import type { Finding } from '../../catalog/finding.ts';

type Row = readonly [
  id: RequirementFault['rule'],
  title: string,
  why: string,
  fix: string,
  bad: string,
  good: string,
];

const ROWS: readonly Row[] = [
  [
    'R201',
    'Option in a requirement',
    'An option can send the installer to another index or file.',
    'Name the package; use the fields `index` and `flags` of a step for the rest.',
    '--index-url=https://example.org/simple',
    'torch',
  ],
  [
    'R202',
    'Not a plain requirement',
    'The text ends in commands that people paste, so only the plain form is accepted.',
    "Write name, extras, versions and marker: `torch[opt]>=2.1,<3; sys_platform == 'linux'`.",
    'torch && id',
    'torch>=2.1',
  ],
  [
    'R203',
    'Reference is not pinned',
    'What a branch, a tag or a file holds can change, so the install that was tested is not the install that others get.',
    'Use the full commit: name @ git+https://host/owner/repository@<40 hex digits>.',
    'leaf @ git+https://github.com/a/leaf@main',
    `leaf @ git+https://github.com/a/leaf@${'a1'.repeat(20)}`,
  ],
  [
    'R204',
    'Local path',
    'The path exists on one machine only.',
    'Name the package, or clone the repository in a step of its own.',
    '../leaf',
    'leaf',
  ],
  [
    'R206',
    'Arbitrary equality',
    '`===` compares spelling and takes any text.',
    'Write `==`.',
    'torch===2.1',
    'torch==2.1',
  ],
  [
    'R207',
    'Substitution in a requirement',
    'Installers and shells replace such text, up to sending secrets to a server.',
    'Write the text itself.',
    'torch==${VERSION}',
    'torch==2.1',
  ],
  [
    'R210',
    'Requirement is not ASCII',
    'Letters of other scripts make another package look like the one that is meant.',
    'Type the name again in plain letters.',
    't\u043erch',
    'torch',
  ],
  [
    'R213',
    'Plain http',
    'What arrives over plain http can be changed on the way.',
    'Name the package, or use git+https with a commit.',
    'leaf @ http://example.org/leaf.whl',
    'leaf==1.0',
  ],
];

/** Rules R201 to R213 that a single requirement can break. */
export const requirementRules: readonly Rule[] = ROWS.map(([id, title, why, fix, bad, good]) => ({
  id,
  title,
  level: 'error',
  why,
  fix,
  example: {
    kind: 'keys',
    bad: `pip:\n  - ${JSON.stringify(bad)}`,
    good: `pip:\n  - ${JSON.stringify(good)}`,
  },
  check: (context) => findFaults(id, context),
}));

function findFaults(id: string, { sites }: CardContext): readonly Finding[] {
  const found: Finding[] = [];
  for (const { pointer, value } of textsOf(sites.requirement)) {
    if (value === '.') continue;
    const checked = checkRequirement(value);
    if (checked.ok || checked.fault.rule !== id) continue;
    const { message, fix, part } = checked.fault;
    found.push({ rule: id, place: { pointer, part }, message, fix });
  }
  return found;
}
