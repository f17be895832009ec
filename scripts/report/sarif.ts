/** For code scanning. @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
import { escapeHidden } from '../../src/catalog/scan-text.ts';
import { config, ruleUrl } from '../../src/config.ts';
import type { Problem } from '../../src/core/problem.ts';
import { ruleDocById } from '../../src/lint/rules.ts';
import type { Report } from './report.ts';

/** Results that code scanning keeps of one run. */
const RESULTS = 5000;

/** Formats a report as SARIF 2.1.0. */
export function reportSarif({ problems }: Report): string {
  const results = problems.slice(0, RESULTS);
  const rules = [...new Set(results.map(({ rule }) => rule))].toSorted();
  const driver = { name: config.name, informationUri: config.repository, rules: rules.map(ruleOf) };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results: results.map(resultOf) }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf(id: string): object {
  const doc = ruleDocById.get(id);
  return {
    id,
    shortDescription: { text: doc?.title ?? id },
    fullDescription: { text: doc?.why ?? id },
    help: { text: doc?.fix ?? id },
    helpUri: ruleUrl(id),
  };
}

function resultOf({ file, line, column, endColumn, level, rule, message }: Problem): object {
  const end = endColumn === undefined || endColumn <= column ? {} : { endColumn };
  return {
    ruleId: rule,
    level,
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(escapeHidden(file).replaceAll('\\', '/')) },
          region: { startLine: line, startColumn: column, ...end },
        },
      },
    ],
  };
}
