/** Draws code with a button that copies it. */
import { h, type TreeElement } from './tree.ts';

/**
 * A button that copies the text of the element `from`, byte for byte.
 *
 * @param label name of the button for those who do not see where it stands
 */
export function copyTree(from: string, text: string, label: string, look = 'plain'): TreeElement {
  return h(
    'cardstock-copy',
    { 'data-from': from },
    h('button', { type: 'button', class: look, 'aria-label': label }, text),
  );
}

/** Text as it is, in a box that scrolls and that the keyboard reaches. */
export function codeTree(id: string, label: string, text: string): TreeElement {
  return h('pre', { tabindex: '0', role: 'group', 'aria-label': label }, h('code', { id }, text));
}
