/* Generated from schemas/ by scripts/generate-types.ts. Do not edit. */

/**
 * What common licences allow, as a first orientation; the text of the licence decides.
 */
export interface Licences {
  /**
   * Licences.
   *
   * @minItems 1
   *
   * Items: A licence.
   */
  readonly licenses: {
    /**
     * SPDX id or LicenseRef-*.
     */
    readonly id: string;
    /**
     * Name.
     */
    readonly name: string;
    /**
     * Commercial use.
     */
    readonly commercial: 'yes' | 'no' | 'conditions';
    /**
     * What must be shared alike.
     */
    readonly copyleft: 'none' | 'weak' | 'strong' | 'network';
    /**
     * What to know.
     */
    readonly note?: string;
    /**
     * Text.
     */
    readonly url: string;
  }[];
}
