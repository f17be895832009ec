/* Generated from schemas/ by scripts/generate-types.ts. Do not edit. */

/**
 * What a resolver answered about one stack: alone, with each card, and with as many cards as go together. Written by `npm run prove:stacks`, never by hand.
 */
export interface StackEvidence {
  /**
   * Id of the stack.
   */
  readonly stack: string;
  /**
   * The day of the run.
   */
  readonly date: string;
  /**
   * Program and version, such as uv 0.13.9.
   */
  readonly resolver: string;
  /**
   * The stack's Python on that day.
   */
  readonly python: string;
  /**
   * The stack's pins on that day; when they differ from the stack's, the answers are about another stack.
   */
  readonly pins: {
    /**
     * A version.
     */
    readonly [k: string]: string;
  };
  /**
   * Whether the pins alone resolve, by platform.
   */
  readonly alone: {
    readonly [k: string]: Answer;
  };
  /**
   * One row for each card that has a plan with the stack on some of the platforms.
   *
   * Items: The answers about one card.
   */
  readonly cards: {
    /**
     * Id of the card.
     */
    readonly card: string;
    /**
     * By platform: what was asked and what was answered.
     */
    readonly platforms: {
      readonly [k: string]: Answer;
    };
  }[];
  /**
   * One row a platform: the cards that resolve in one environment, added one after another.
   *
   * Items: One environment for many models.
   */
  readonly together: {
    /**
     * Id of the platform.
     */
    readonly platform: string;
    /**
     * Ids of the cards that resolve in one environment.
     *
     * Items: Id of a card.
     */
    readonly cards: readonly string[];
    /**
     * Cards that resolve with the stack, but not beside these.
     *
     * Items: A card that was left out.
     */
    readonly left_out: {
      /**
       * Id of the card.
       */
      readonly card: string;
      /**
       * What the resolver says.
       */
      readonly reason: string;
    }[];
  }[];
}
/**
 * One answer of the resolver.
 */
export interface Answer {
  /**
   * `not-asked`: something in it cannot be asked here, such as a repository.
   */
  readonly outcome: 'resolves' | 'fails' | 'not-asked';
  /**
   * Requirements beside the pins, as the plan states them.
   *
   * Items: A requirement.
   */
  readonly asked?: readonly string[];
  /**
   * GPU family of the plan; the processor when left out.
   */
  readonly gpu?: string;
  /**
   * A package has no wheel and has to be built.
   */
  readonly builds?: boolean;
  /**
   * What the resolver says, or why it was not asked.
   */
  readonly reason?: string;
}
