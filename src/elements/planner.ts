/**
 * `<cardstock-planner>`: takes over the instructions that the build wrote and follows the user's choices.
 * Its data are the card and its slice of the registry, in a `<script type="application/json">` inside.
 */
import type { Target } from '../core/plan/plan.ts';
import type { PlannerData } from '../site/planner-data.ts';
import { optionGroups, refusedOptions } from '../site/planner-options.ts';
import { initialState, type PlannerState } from '../site/planner-state.ts';
import { plannerTree } from '../site/planner-tree.ts';
import { kindName } from '../site/target-name.ts';
import { findFamily, targetFromQuery, targetToQuery } from '../site/target-query.ts';
import { defaultTarget, kindOf, settle } from '../site/targets.ts';
import { morphChildren } from './morph.ts';
import { forgetRemembered, readRemembered, writeRemembered } from './remembered-target.ts';

export class CardstockPlanner extends HTMLElement {
  #data: PlannerData | undefined;
  #state: PlannerState | undefined;
  #idle: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#data ??= readData(this);
    if (this.#data === undefined) return;
    this.addEventListener('change', this.#onChange);
    this.addEventListener('click', this.#onClick);
    addEventListener('popstate', this.#onAddress);
    this.#onAddress();
    // The element has taken over: the static list of common targets says nothing more.
    document.getElementById('common-targets')?.remove();
  }

  disconnectedCallback(): void {
    this.removeEventListener('change', this.#onChange);
    this.removeEventListener('click', this.#onClick);
    removeEventListener('popstate', this.#onAddress);
    clearTimeout(this.#idle);
  }

  /** The address wins over memory, memory over the card's default. */
  readonly #onAddress = (): void => {
    if (this.#data === undefined) return;
    const { card, registry } = this.#data;
    const memory = readRemembered();
    const first = defaultTarget(card, registry);
    const remembered = targetFromQuery(memory, card, registry, first).target;
    const query = new URLSearchParams(location.search);
    const { target, ignored } = targetFromQuery(query, card, registry, remembered);
    const asked = query.has('gpu') || (memory.size > 0 && !query.has('on'));
    this.#show({
      ...initialState(asked ? target : settle(target, registry)),
      ignored,
      remembered: memory.size > 0,
    });
  };

  readonly #onChange = (event: Event): void => {
    const field = event.target;
    if (field instanceof HTMLInputElement && field.name === 'driver') this.#takeDriver(field);
    else if (field instanceof HTMLSelectElement && field.name === 'gpu') this.#takeGpu(field.value);
    else if (field instanceof HTMLInputElement) this.#takeOption(field.name, field.value);
  };

  readonly #onClick = (event: Event): void => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button === null || this.#state === undefined) return;
    if ('more' in button.dataset) this.#showAll();
    if ('forget' in button.dataset) this.#forget();
    if (button.dataset['query'] !== undefined) this.#takeQuery(button.dataset['query']);
  };

  #takeOption(key: string, value: string): void {
    if (this.#data === undefined || this.#state === undefined) return;
    const { card, registry } = this.#data;
    const group = optionGroups(card, registry, this.#state.target).find((one) => one.key === key);
    const option = group?.options.find((one) => one.value === value);
    if (option !== undefined) this.#take(option.target, key === 'on');
  }

  #takeGpu(value: string): void {
    if (this.#data === undefined || this.#state === undefined) return;
    const gpu = findFamily(this.#data.registry, value);
    if (gpu !== undefined) this.#take({ ...this.#state.target, gpu });
  }

  #takeDriver(field: HTMLInputElement): void {
    if (this.#state === undefined || !field.reportValidity()) return;
    const driver = field.value.trim();
    this.#take({ ...this.#state.target, driver: driver === '' ? undefined : driver });
  }

  /** The button that was pressed goes away, so focus moves to the outcome. */
  #takeQuery(query: string): void {
    if (this.#data === undefined || this.#state === undefined) return;
    const { card, registry } = this.#data;
    const asked = new URLSearchParams(query);
    this.#take(targetFromQuery(asked, card, registry, this.#state.target).target);
    this.querySelector<HTMLElement>('input:checked')?.focus();
  }

  #take(target: Target, isPlatform = false): void {
    if (this.#state === undefined) return;
    const notice = isPlatform ? this.#noticeOf(target) : undefined;
    history.replaceState(history.state, '', targetToQuery(target) + location.hash);
    const remembered = writeRemembered(target);
    this.#show({ ...initialState(target), showAll: this.#state.showAll, remembered, notice });
  }

  #noticeOf(target: Target): string | undefined {
    if (this.#data === undefined || this.#state === undefined) return undefined;
    const { registry } = this.#data;
    const kind = kindOf(registry, target.gpu);
    if (kind === kindOf(registry, this.#state.target.gpu)) return undefined;
    return `This system cannot have the GPU chosen before, so compute is now: ${kindName(kind, registry)}.`;
  }

  #showAll(): void {
    if (this.#state === undefined) return;
    this.#show({ ...this.#state, showAll: true });
    this.querySelector<HTMLElement>('input[name="on"]:checked')?.focus();
  }

  #forget(): void {
    forgetRemembered();
    history.replaceState(history.state, '', location.pathname + location.hash);
    this.#onAddress();
    this.querySelector<HTMLElement>('input:checked')?.focus();
  }

  #show(state: PlannerState): void {
    if (this.#data === undefined) return;
    this.#state = state;
    const { card, registry } = this.#data;
    morphChildren(region(this), plannerTree(card, registry, state));
    // Marking the other options takes a plan for each: after the answer is on the screen.
    clearTimeout(this.#idle);
    this.#idle = setTimeout(this.#mark, 60);
  }

  readonly #mark = (): void => {
    if (this.#data === undefined || this.#state === undefined) return;
    const { card, registry } = this.#data;
    const refused = refusedOptions(card, registry, this.#state.target);
    this.#state = { ...this.#state, refused };
    morphChildren(region(this), plannerTree(card, registry, this.#state));
  };
}

function region(planner: CardstockPlanner): Element {
  return planner.querySelector('[data-live]') ?? planner;
}

/** The page and this script come from one build, so their shapes agree. */
function readData(planner: CardstockPlanner): PlannerData | undefined {
  const text = planner.querySelector('script[type="application/json"]')?.textContent;
  if (text === undefined || text === '') return undefined;
  const data: PlannerData = JSON.parse(text);
  return data;
}

customElements.define('cardstock-planner', CardstockPlanner);
