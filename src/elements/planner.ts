/**
 * `<cardstock-planner>`: the instructions that the build wrote, and the choices that change them. The
 * planner itself is fetched when it has something to do: when the address or an earlier visit asks for
 * another target than the page shows, or when someone reaches for the choices.
 */
import type { PlannerData } from '../site/planner-data.ts';
import type { LivePlanner } from './live-planner.ts';
import { MACHINE_KEY, recall, TARGET_KEY } from './memory.ts';

/** Signs that someone is about to choose; the planner is there before the choice is made. */
const INTENTIONS = ['pointerover', 'touchstart', 'focusin'] as const;

export class CardstockPlanner extends HTMLElement {
  #waking: Promise<void> | undefined;
  #live: LivePlanner | undefined;

  connectedCallback(): void {
    for (const type of INTENTIONS) {
      this.addEventListener(type, this.#wake, { once: true, passive: true });
    }
    this.addEventListener('change', this.#onChange);
    this.addEventListener('click', this.#onClick);
    addEventListener('popstate', this.#onAddress);
    if (isAskedForMore()) void this.#wake();
    // The choices lead to these and more.
    document.getElementById('common-targets')?.remove();
  }

  disconnectedCallback(): void {
    for (const type of INTENTIONS) this.removeEventListener(type, this.#wake);
    this.removeEventListener('change', this.#onChange);
    this.removeEventListener('click', this.#onClick);
    removeEventListener('popstate', this.#onAddress);
    this.#live?.stop();
  }

  readonly #onChange = (event: Event): void => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
    if (!field.reportValidity()) return;
    // Waking draws the state before the change, so what was chosen is read first.
    const { name, type, value } = field;
    this.#do((live) => {
      live.change({ name, type, value });
    });
  };

  readonly #onClick = (event: Event): void => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button === null) return;
    this.#do((live) => {
      live.press(button);
    });
  };

  readonly #onAddress = (): void => {
    this.#do((live) => {
      live.followAddress();
    });
  };

  /** At once when the planner is awake, so that nothing flickers. */
  #do(task: (live: LivePlanner) => void): void {
    if (this.#live !== undefined) task(this.#live);
    else void this.#wake().then(() => this.#live !== undefined && task(this.#live));
  }

  readonly #wake = (): Promise<void> => {
    this.#waking ??= this.#load();
    return this.#waking;
  };

  async #load(): Promise<void> {
    const data = readData(this);
    if (data === undefined) return;
    try {
      const { LivePlanner } = await import('./live-planner.ts');
      this.#live = new LivePlanner(this, data);
      this.#live.start();
      this.dataset['awake'] = '';
    } catch (cause) {
      const line = document.createElement('p');
      line.textContent = 'The planner could not be loaded. Load the page again to choose.';
      this.querySelector('.notices')?.replaceChildren(line);
      throw new Error('The planner could not be loaded.', { cause });
    }
  }
}

function isAskedForMore(): boolean {
  const isRemembered = recall(TARGET_KEY) !== undefined || recall(MACHINE_KEY) !== undefined;
  return isRemembered || location.search !== '';
}

/** The page and this script come from one build, so their shapes agree. */
function readData(planner: CardstockPlanner): PlannerData | undefined {
  const text = planner.querySelector('script[type="application/json"]')?.textContent;
  if (text === undefined || text === '') return undefined;
  const data: PlannerData = JSON.parse(text);
  return data;
}

customElements.define('cardstock-planner', CardstockPlanner);
