/** The list of all rules: those of the reader, those over one card, those over the whole catalog. */
import type { RuleDoc } from '../catalog/finding.ts';
import { readerDocs } from '../catalog/reader-docs.ts';
import { catalogDocs } from './catalog-docs.ts';
import type { Rule } from './rule.ts';
import { addressRules } from './rules/addresses.ts';
import { choiceRules } from './rules/choices.ts';
import { environmentRules } from './rules/environment.ts';
import { frameworkRules } from './rules/frameworks.ts';
import { proseRules } from './rules/prose.ts';
import { requirementSetRules } from './rules/requirement-sets.ts';
import { requirementRules } from './rules/requirements.ts';
import { snippetRules } from './rules/snippets.ts';
import { versionRules } from './rules/versions.ts';
import { vocabularyRules } from './rules/vocabulary.ts';
import { weightsRules } from './rules/weights.ts';

/** Rules that look at one card. */
export const cardRules: readonly Rule[] = [
  ...requirementRules,
  ...requirementSetRules,
  ...environmentRules,
  ...vocabularyRules,
  ...frameworkRules,
  ...addressRules,
  ...weightsRules,
  ...versionRules,
  ...choiceRules,
  ...snippetRules,
  ...proseRules,
];

/** Documentation of every rule that any code can report, by id. */
export const ruleDocs: readonly RuleDoc[] = [
  ...readerDocs.values(),
  ...catalogDocs,
  ...cardRules,
].toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** The same by id. */
export const ruleDocById: ReadonlyMap<string, RuleDoc> = new Map(
  ruleDocs.map((doc) => [doc.id, doc]),
);
