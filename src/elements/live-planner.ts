/**
 * What `<cardstock-planner>` does once it is awake: it draws the instructions for every choice. The code of
 * the output formats, and that of the verdict on a machine, is fetched when it is first needed.
 */
import { mirrorNames } from '../core/plan/network.ts';
import type { Target } from '../core/plan/plan.ts';
import { DEFAULT_FORMAT } from '../site/format-entry.ts';
import { type FormatOutcome, formatOutcome } from '../site/format-outcome.ts';
import { choiceInAddress, formatFromQuery } from '../site/format-query.ts';
import { archiveName } from '../site/format-tree.ts';
import type { PlannerData } from '../site/planner-data.ts';
import { optionGroups, refusedOptions } from '../site/planner-options.ts';
import { initialState, type PlannerState } from '../site/planner-state.ts';
import { plannerTree } from '../site/planner-tree.ts';
import { kindName } from '../site/target-name.ts';
import { findFamily, targetFromQuery } from '../site/target-query.ts';
import { defaultTarget, kindOf, machineBehind, settle, withoutIdleGpu } from '../site/targets.ts';
import type { MachinePlace } from './judge-machine.ts';
import { type LoadedFormats, loadFormats } from './load-formats.ts';
import { forget, keep, MACHINE_KEY, recall, TARGET_KEY } from './memory.ts';
import { morphChildren } from './morph.ts';
import { targetWithField } from './network-field.ts';
import { readRemembered, writeRemembered } from './remembered-target.ts';
import { offerBytes } from './save-bytes.ts';

/** A field as it was when the user changed it. */
export interface ChangedField {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

export class LivePlanner {
  readonly #root: HTMLElement;
  readonly #data: PlannerData;
  #state: PlannerState;
  #formats: LoadedFormats | undefined;
  #idle: ReturnType<typeof setTimeout> | undefined;

  /** @param root holds the element that is drawn into, `[data-live]` */
  constructor(root: HTMLElement, data: PlannerData) {
    this.#root = root;
    this.#data = data;
    this.#state = initialState(defaultTarget(data.card, data.registry));
  }

  start(): void {
    this.followAddress();
    const profile = recall(MACHINE_KEY);
    if (profile !== undefined) void this.#judge(profile);
  }

  stop(): void {
    clearTimeout(this.#idle);
  }

  /** The address wins over memory, memory over the card's default. */
  followAddress(): void {
    const { card, registry, formats } = this.#data;
    const memory = readRemembered();
    const first = defaultTarget(card, registry);
    const remembered = targetFromQuery(memory, card, registry, first).target;
    const query = new URLSearchParams(location.search);
    const { target: named, ignored } = targetFromQuery(query, card, registry, remembered);
    // A link that names a target means it to the letter; only a bare address leaves room for memory.
    const { admin, mirrors } = remembered;
    const target = query.has('on') ? named : { ...named, admin, mirrors };
    const format = formatFromQuery(query, formats);
    const asked = query.has('gpu') || (memory.size > 0 && !query.has('on'));
    const possible = asked ? target : settle(target, registry);
    // A GPU that was chosen for another card is no wish for this one.
    const used = query.has('gpu') ? possible : withoutIdleGpu(possible, card, registry);
    this.#show({
      ...initialState(used, format.as),
      ignored: [...ignored, ...format.ignored],
      remembered: memory.size > 0,
      machine: this.#state.machine,
    });
  }

  /** Radio buttons and check boxes choose an option; the rest is text for the target. */
  change({ name, type, value }: ChangedField): void {
    const { target } = this.#state;
    if (name === 'gpu') this.#takeGpu(value);
    else if (name === 'as') this.#take({ as: value });
    else if (type === 'radio' || type === 'checkbox') this.#takeOption(name, value);
    else this.#take({ target: targetWithField(target, name, value.trim()) });
  }

  press(button: HTMLButtonElement): void {
    const { query } = button.dataset;
    if ('more' in button.dataset) this.#showAll();
    if ('forget' in button.dataset) this.#forget();
    if ('zip' in button.dataset) this.#saveAll();
    if ('machine' in button.dataset) void this.#takeMachine();
    if (query !== undefined) this.#takeQuery(query);
  }

  #takeGpu(value: string): void {
    const gpu = findFamily(this.#data.registry, value);
    if (gpu !== undefined) this.#take({ target: { ...this.#state.target, gpu } });
  }

  #takeOption(key: string, value: string): void {
    const { card, registry } = this.#data;
    const group = optionGroups(card, registry, this.#state.target).find((one) => one.key === key);
    const option = group?.options.find((one) => one.value === value);
    if (option === undefined) return;
    const notice = key === 'on' ? this.#noticeOf(option.target) : undefined;
    this.#take({ target: option.target, notice });
  }

  #noticeOf(target: Target): string | undefined {
    const { registry } = this.#data;
    const kind = kindOf(registry, target.gpu);
    if (kind === kindOf(registry, this.#state.target.gpu)) return undefined;
    return `This system cannot have the GPU chosen before, so compute is now: ${kindName(kind, registry)}.`;
  }

  /** The button that was pressed goes away, so focus moves to the choices. */
  #takeQuery(query: string): void {
    const { card, registry, formats } = this.#data;
    const asked = new URLSearchParams(query);
    const { target } = targetFromQuery(asked, card, registry, this.#state.target);
    this.#take({ target, as: formatFromQuery(asked, formats).as });
    this.#focus('input:checked');
  }

  /** @param owned the target with all that the machine has, when that is known */
  #take(change: Partial<Pick<PlannerState, 'target' | 'as' | 'notice'>>, owned?: Target): void {
    const { target = this.#state.target, as = this.#state.as, notice } = change;
    const before = new URLSearchParams(location.search);
    const address = choiceInAddress(target, as, before);
    history.replaceState(history.state, '', address + location.hash);
    const { showAll, machine } = this.#state;
    const { registry } = this.#data;
    const remembered = writeRemembered(owned ?? this.#owned(target), mirrorNames(registry));
    this.#show({ ...initialState(target, as), showAll, machine, remembered, notice });
  }

  async #takeMachine(): Promise<void> {
    const profile = this.#root.querySelector('textarea')?.value ?? '';
    const place = await this.#judge(profile);
    if (place === undefined) return;
    keep(MACHINE_KEY, profile);
    const owned = { ...this.#state.target, ...place };
    const { card, registry } = this.#data;
    this.#take({ target: withoutIdleGpu(owned, card, registry) }, owned);
  }

  #owned(target: Target): Target {
    const { card, registry } = this.#data;
    const before = targetFromQuery(readRemembered(), card, registry, target).target;
    return machineBehind(target, before, card, registry);
  }

  /** Shows the verdict. @returns the machine's part of a target, if the profile can be read */
  async #judge(profile: string): Promise<MachinePlace | undefined> {
    const { judgeMachine } = await import('./judge-machine.ts');
    const { state, place } = judgeMachine(this.#data.card, this.#data.registry, profile);
    this.#draw({ machine: state });
    return place;
  }

  #saveAll(): void {
    const { as, outcome } = this.#state;
    if (this.#formats === undefined || outcome?.kind !== 'done') return;
    if (outcome.result.kind !== 'rendering') return;
    const link = document.createElement('a');
    link.download = archiveName(this.#data.card, as);
    offerBytes(link, this.#formats.zipFiles(outcome.result.files));
    link.click();
  }

  #showAll(): void {
    this.#draw({ showAll: true });
    this.#focus('input[name="on"]:checked');
  }

  #forget(): void {
    forget(TARGET_KEY);
    forget(MACHINE_KEY);
    history.replaceState(history.state, '', location.pathname + location.hash);
    this.#state = { ...this.#state, machine: undefined };
    this.followAddress();
    this.#focus('input:checked');
  }

  #focus(selector: string): void {
    this.#root.querySelector<HTMLElement>(selector)?.focus();
  }

  #show(state: PlannerState): void {
    this.#draw({ ...state, outcome: this.#outcomeOf(state) });
    // Marking the other options takes a plan for each: after the answer is on the screen.
    clearTimeout(this.#idle);
    this.#idle = setTimeout(this.#mark, 60);
  }

  #outcomeOf({ target, as }: PlannerState): FormatOutcome | undefined {
    if (as === DEFAULT_FORMAT) return undefined;
    if (this.#formats !== undefined) {
      const { formats, whole } = this.#formats;
      return formatOutcome(formats, as, { ...whole, target });
    }
    void this.#loadFormats();
    return { kind: 'loading' };
  }

  async #loadFormats(): Promise<void> {
    try {
      this.#formats = await loadFormats(this.#data);
      this.#show(this.#state);
    } catch (cause) {
      this.#draw({ outcome: { kind: 'failed' } });
      throw new Error('The output format could not be shown.', { cause });
    }
  }

  readonly #mark = (): void => {
    const { card, registry } = this.#data;
    const { target } = this.#state;
    this.#draw({ refused: refusedOptions(card, registry, target) });
  };

  #draw(change: Partial<PlannerState>): void {
    const today = new Date().toISOString().slice(0, 10);
    this.#state = { ...this.#state, ...change, today };
    const region = this.#root.querySelector('[data-live]') ?? this.#root;
    morphChildren(region, plannerTree(this.#data, this.#state));
  }
}
