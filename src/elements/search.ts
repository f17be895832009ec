/** `<cardstock-search>`: the search field of every page; the key `/` leads to it. */

export class CardstockSearch extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener('keydown', this.#onKey);
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#onKey);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.matches(TYPING)) return;
    event.preventDefault();
    const field = this.querySelector('input');
    field?.focus();
    field?.select();
  };
}

/** Where a slash is a slash. */
const TYPING = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]';

customElements.define('cardstock-search', CardstockSearch);
