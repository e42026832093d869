/** An option that would mend what a sentence says, and what to set it to where that is known. */
export interface Remedy {
  /** Name of the option, e.g. `'outputTokens'`. */
  readonly field: string;
  /** Its value; left out when it is the caller's to choose. */
  readonly value?: string | number;
}
