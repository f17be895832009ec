/**
 * Prints what is proven: cards by platform with level and day, then every failure with its reason.
 * `--markdown` prints tables for a page or an issue.
 */
import { parseArgs } from 'node:util';
import { loadCatalog, loadRegistry } from '../src/catalog/load.ts';
import { loadEvidence } from '../src/catalog/load-evidence.ts';
import { withEvidence } from '../src/core/card/normalize.ts';
import { whereItRuns } from '../src/core/fit/matrix.ts';
import { projectRoot } from './commands/project-root.ts';
import { failuresOf, levelTable, totalsOf } from './evidence/report.ts';
import { formatTable, markdownTable } from './evidence/table.ts';

const { values } = parseArgs({ options: { markdown: { type: 'boolean', default: false } } });
const { registry } = loadRegistry(projectRoot);
const bare = loadCatalog(projectRoot).cards.map(({ card }) => card);
const { records } = loadEvidence(projectRoot, new Set(bare.map(({ id }) => id)), registry);
const cards = bare.map((card) => withEvidence(card, records.get(card.id) ?? []));
const draw = values.markdown ? markdownTable : formatTable;

const matrices = cards.map((card) => ({ id: card.id, matrix: whereItRuns(card, registry) }));
const failures = failuresOf(cards);
console.log(draw(levelTable(matrices)));
console.log(`\n${totalsOf(cards).join('\n')}`);
if (failures.length > 0) console.log(`\nWhat failed, and why:\n\n${draw(failures)}`);
