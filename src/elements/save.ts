/** `<cardstock-save data-from="id">`: its link saves the text of that element as a file, byte for byte. */
import { offerBytes } from './save-bytes.ts';

export class CardstockSave extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', this.#onClick);
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.#onClick);
  }

  readonly #onClick = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const text = document.getElementById(this.dataset['from'] ?? '')?.textContent;
    if (link !== null && text !== undefined) offerBytes(link, text);
  };
}

customElements.define('cardstock-save', CardstockSave);
