/**
 * `<cardstock-browse data-index="/pagefind/">`: filters and orders the list of cards that the page holds.
 * The page's search field is the one in its head; all state is in the address.
 */
import { FACETS, type Facet, eachFacet } from '../site/browse-item.ts';
import {
  facetCount,
  filterFromQuery,
  filterToQuery,
  passes,
  type BrowseFilter,
} from '../site/browse-filter.ts';
import { searchIndex } from './search-index.ts';

const TYPING_MS = 120;
const PORTION = 48;

export class CardstockBrowse extends HTMLElement {
  #items: readonly HTMLElement[] = [];
  #field: HTMLInputElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Number of the newest search: an answer to an older one is dropped. */
  #turn = 0;
  #limit = PORTION;

  connectedCallback(): void {
    this.#items = [...this.querySelectorAll<HTMLElement>('[data-card]')];
    this.#field = document.querySelector<HTMLInputElement>('input[name="q"]') ?? undefined;
    this.#field?.addEventListener('input', this.#onType);
    this.#field?.form?.addEventListener('submit', this.#onSubmit);
    this.addEventListener('change', this.#onTick);
    this.addEventListener('click', this.#onClick);
    addEventListener('popstate', this.#onAddress);
    this.#onAddress();
  }

  disconnectedCallback(): void {
    this.#field?.removeEventListener('input', this.#onType);
    this.#field?.form?.removeEventListener('submit', this.#onSubmit);
    this.removeEventListener('change', this.#onTick);
    this.removeEventListener('click', this.#onClick);
    removeEventListener('popstate', this.#onAddress);
    clearTimeout(this.#timer);
  }

  readonly #onAddress = (): void => {
    const filter = filterFromQuery(new URLSearchParams(location.search));
    if (this.#field !== undefined) this.#field.value = filter.words;
    for (const box of this.#boxes()) box.checked = filter.facets[facetOf(box)].includes(box.value);
    void this.#show(filter);
  };

  readonly #onType = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onTick, TYPING_MS);
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    this.#onTick();
    this.querySelector<HTMLElement>('[data-card]:not([hidden]) a')?.focus();
  };

  /** Each change replaces the address: going back leaves the page instead of undoing every letter. */
  readonly #onTick = (): void => {
    clearTimeout(this.#timer);
    this.#limit = PORTION;
    const filter = this.#filter();
    history.replaceState(history.state, '', `${location.pathname}${filterToQuery(filter)}`);
    void this.#show(filter);
  };

  readonly #onClick = (event: Event): void => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button === null) return;
    if ('clear' in button.dataset) this.#clear();
    if ('further' in button.dataset) this.#showFurther();
  };

  #clear(): void {
    for (const box of this.#boxes()) box.checked = false;
    if (this.#field !== undefined) this.#field.value = '';
    this.#onTick();
    this.#field?.focus();
  }

  #showFurther(): void {
    this.#limit += PORTION;
    void this.#show(this.#filter());
  }

  #boxes(): readonly HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  }

  #filter(): BrowseFilter {
    const taken = this.#boxes().filter((box) => box.checked);
    const of = (facet: Facet): readonly string[] =>
      taken.filter((box) => box.name === facet).map((box) => box.value);
    return {
      words: this.#field?.value.trim() ?? '',
      facets: eachFacet(of),
    };
  }

  async #show(filter: BrowseFilter): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const found = await this.#find(filter);
    if (turn !== this.#turn) return;
    const shown = new Set(found.items);
    for (const item of this.#items) item.hidden = !shown.has(item);
    order(filter.words === '' ? this.#items : found.items);
    this.#say(filter, found.count);
    toggle(this, '[data-further]', found.count > found.items.length);
    toggle(this, '[data-clear]', filter.words !== '' || facetCount(filter) > 0);
    toggle(this, '[data-none]', found.count === 0);
  }

  async #find(filter: BrowseFilter): Promise<Matches> {
    if (filter.words === '') {
      const items = this.#items.filter((item) => passes(filter, facetsOf(item)));
      return { count: items.length, items };
    }
    try {
      const found = await searchIndex(this.dataset['index'] ?? '', filter);
      const ids = await found.ids(0, this.#limit);
      return { count: found.count, items: ids.flatMap((id) => this.#itemOf(id) ?? []) };
    } catch {
      // No index (in development, or offline): look for the words in what the page shows.
      return this.#findInPage(filter);
    }
  }

  #findInPage(filter: BrowseFilter): Matches {
    const words = filter.words.toLowerCase().split(/\s+/);
    const items = this.#items.filter((item) => {
      const text = item.textContent.toLowerCase();
      return passes(filter, facetsOf(item)) && words.every((word) => text.includes(word));
    });
    return { count: items.length, items };
  }

  #itemOf(id: string): HTMLElement | undefined {
    return this.#items.find((item) => item.dataset['card'] === id);
  }

  #say(filter: BrowseFilter, count: number): void {
    const line = this.querySelector('[data-count]');
    const strong = document.createElement('strong');
    strong.textContent = count === 1 ? '1 card' : `${String(count)} cards`;
    const words = filter.words === '' ? '' : ` for “${filter.words}”`;
    const facets = facetCount(filter);
    const rest = facets === 0 ? '' : `, ${String(facets)} ${facets === 1 ? 'filter' : 'filters'}`;
    line?.replaceChildren(strong, `${words}${rest}`);
    const badge = this.querySelector('[data-taken]');
    if (badge !== null) badge.textContent = facets === 0 ? '' : ` (${String(facets)})`;
  }
}

interface Matches {
  readonly count: number;
  readonly items: readonly HTMLElement[];
}

function facetOf(box: HTMLInputElement): Facet {
  return FACETS.find((facet) => facet === box.name) ?? 'task';
}

function facetsOf(item: HTMLElement): Readonly<Record<Facet, readonly string[]>> {
  const of = (facet: Facet): readonly string[] => (item.dataset[facet] ?? '').split(' ');
  return eachFacet(of);
}

/** Moves items only when their order differs, so that focus is not lost for nothing. */
function order(items: readonly HTMLElement[]): void {
  const list = items[0]?.parentElement;
  items.forEach((item, index) => {
    const there = list?.children[index];
    if (there !== undefined && there !== item) list?.insertBefore(item, there);
  });
}

function toggle(root: Element, selector: string, isShown: boolean): void {
  root.querySelectorAll<HTMLElement>(selector).forEach((element) => {
    element.hidden = !isShown;
  });
}

customElements.define('cardstock-browse', CardstockBrowse);
