/** `<cardstock-copy data-from="id">`: its button copies the text of that element, byte for byte. */

const SHOWN_MS = 2000;

export class CardstockCopy extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.addEventListener('click', this.#onClick);
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.#onClick);
    clearTimeout(this.#timer);
  }

  readonly #onClick = (event: Event): void => {
    const button = event.target instanceof Element ? event.target.closest('button') : undefined;
    const source = document.getElementById(this.dataset['from'] ?? '');
    if (button instanceof HTMLButtonElement && source !== null) void this.#copy(button, source);
  };

  async #copy(button: HTMLButtonElement, source: HTMLElement): Promise<void> {
    try {
      await navigator.clipboard.writeText(source.textContent);
      this.#say(button, 'Copied');
    } catch {
      // No permission, or no secure context: mark the text, so that one key press copies it.
      unfold(source);
      getSelection()?.selectAllChildren(source);
      this.#say(button, 'Marked: press Ctrl+C');
    }
  }

  #say(button: HTMLButtonElement, text: string): void {
    const before = button.dataset['text'] ?? button.textContent;
    const label = button.dataset['label'] ?? button.getAttribute('aria-label') ?? before;
    button.dataset['text'] = before;
    button.dataset['label'] = label;
    button.textContent = text;
    button.setAttribute('aria-label', `${text}. ${label}`);
    this.dataset['done'] = '';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      button.textContent = before;
      button.setAttribute('aria-label', label);
      delete this.dataset['done'];
    }, SHOWN_MS);
  }
}

function unfold(source: HTMLElement): void {
  const details = source.closest('details');
  if (details !== null) details.open = true;
}

customElements.define('cardstock-copy', CardstockCopy);
