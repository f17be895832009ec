/**
 * `<cardstock-troubleshoot>`: reads a pasted log in this page and says what it knows. The log is never
 * sent, kept or put into the address.
 */
import type { Platform } from '../core/platform/platform.ts';
import { findPlatform } from '../core/platform/platforms.ts';
import type { TroubleshootData } from '../site/troubleshoot-data.ts';
import { answerTree } from '../site/troubleshoot-tree.ts';
import { keep, TARGET_KEY } from './memory.ts';
import { morphChildren } from './morph.ts';
import { readRemembered } from './remembered-target.ts';

/** While someone types, the answer waits. */
const PAUSE_MS = 200;

export class CardstockTroubleshoot extends HTMLElement {
  #data: TroubleshootData | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#data = readData(this);
    this.#recallPlatform();
    this.addEventListener('input', this.#onInput);
    this.addEventListener('click', this.#onClick);
    this.dataset['awake'] = '';
    // A browser may put back what stood here before a reload.
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
    if (answer === null || this.#data === undefined) return;
    morphChildren(answer, answerTree(this.#log?.value ?? '', this.#platform(), this.#data));
  }
}

/** The page and this script come from one build, so their shapes agree. */
function readData(element: HTMLElement): TroubleshootData | undefined {
  const text = element.querySelector('script[type="application/json"]')?.textContent;
  if (text === undefined || text === '') return undefined;
  const data: TroubleshootData = JSON.parse(text);
  return data;
}

customElements.define('cardstock-troubleshoot', CardstockTroubleshoot);
