/** Documentation of the rules that the reader itself applies. */
import type { RuleDoc } from './finding.ts';
import { dataDocs } from './reader-docs/data.ts';
import { fileDocs } from './reader-docs/file.ts';
import { schemaDocs } from './reader-docs/schema.ts';
import { textDocs } from './reader-docs/text.ts';
import { yamlDocs } from './reader-docs/yaml.ts';

/** Rules of the reader, by id. */
export const readerDocs: ReadonlyMap<string, RuleDoc> = new Map(
  [...fileDocs, ...yamlDocs, ...schemaDocs, ...textDocs, ...dataDocs].map((doc) => [doc.id, doc]),
);
