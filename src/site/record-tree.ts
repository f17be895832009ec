/** A link to a record of evidence, from the page of its card. */
import { OUTSIDE } from './safe-url.ts';
import { h, type TreeElement } from './tree.ts';

/** @param file path from the root of the repository, as a proof has it */
export function recordTree(file: string): TreeElement {
  const name = file.split('/').at(-1) ?? file;
  return h(
    'a',
    { class: 'source', href: `evidence/${name}`, rel: OUTSIDE, 'aria-label': `Record: ${name}` },
    'record',
  );
}
