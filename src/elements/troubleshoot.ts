/**
 * `<cardstock-troubleshoot>`: reads a pasted log in this page and says what it knows. The log is never
 * sent, kept or put into the address.
 */
import type { Platform } from '../core/platform/platform.ts';
import { findPlatform } from '../core/platform/platforms.ts';
import type { TroubleshootData } from '../site/troubleshoot-data.ts';
import { answerTree, lostTree } from '../site/troubleshoot-tree.ts';
import { fetchJson } from './fetch-json.ts';
import { keep, TARGET_KEY } from './memory.ts';
import { morphChildren } from './morph.ts';
import { readRemembered } from './remembered-target.ts';

/** While someone types, the answer waits. */
const PAUSE_MS = 200;

export class CardstockTroubleshoot extends HTMLElement {
  #data: TroubleshootData | undefined;
  #isLost = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.addEventListener('input', this.#onInput);
    this.addEventListener('click', this.#onClick);
    void this.#wake();
  }

  /** Fetched at once, and not with the log: what is asked for then tells nobody what was pasted. */
  async #wake(): Promise<void> {
    try {
      this.#data = await fetchJson<TroubleshootData>(this.dataset['source'] ?? '');
    } catch {
      this.#isLost = true;
    }
    this.#recallPlatform();
    this.dataset['awake'] = '';
    // A browser may put back what stood here before a reload, and people are quick.
    this.#answer();
  }

  disconnectedCallback(): void {
    this.removeEventListener('input', this.#onInput);
    this.removeEventListener('click', this.#onClick);
    clearTimeout(this.#timer);
  }

  readonly #onInput = ({ target }: Event): void => {
    if (target === this.#select) this.#keepPlatform();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#answer();
    }, PAUSE_MS);
  };

  readonly #onClick = ({ target }: Event): void => {
    const button = target instanceof Element ? target.closest('button[data-clear]') : null;
    const log = this.#log;
    if (button === null || log === null) return;
    log.value = '';
    this.#answer();
    log.focus();
  };

  get #log(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  get #select(): HTMLSelectElement | null {
    return this.querySelector('select');
  }

  #platform(): Platform | undefined {
    const id = this.#select?.value ?? '';
    return this.#data === undefined ? undefined : findPlatform(this.#data.registry.platforms, id);
  }

  /** The machine that was named on a card's page. */
  #recallPlatform(): void {
    const id = readRemembered().get('on');
    const select = this.#select;
    if (select === null || id === null || select.value !== '') return;
    const platform = findPlatform(this.#data?.registry.platforms ?? [], id);
    if (platform !== undefined) select.value = platform.id;
  }

  #keepPlatform(): void {
    const platform = this.#platform();
    if (platform === undefined) return;
    const query = readRemembered();
    query.set('on', platform.id);
    keep(TARGET_KEY, query.toString());
  }

  #answer(): void {
    const answer = this.querySelector('[data-answer]');
    if (answer === null) return;
    if (this.#isLost) morphChildren(answer, [lostTree()]);
    if (this.#data === undefined) return;
    morphChildren(answer, answerTree(this.#log?.value ?? '', this.#platform(), this.#data));
  }
}

customElements.define('cardstock-troubleshoot', CardstockTroubleshoot);
