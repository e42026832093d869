/** A finished run, by what it changed and what it was paid. */
export interface RunUtility {
  /** Pass rate before. */
  readonly before: number;
  /** Pass rate after. */
  readonly after: number;
  /** Payoff of one success. */
  readonly valuePerSuccess: number;
  /** Bits spent: rewards' bits summed over the run, a ceiling. */
  readonly bits: number;
}

/**
 * Utility per bit of a finished run: value · (after − before) / bits.
 *
 * A bit about a task that is worth nothing counts nothing. Give numerator and denominator
 * their intervals when they are reported: a small gain over few bits is a ratio of noise.
 *
 * @param run pass rates before and after, value of a success, bits spent.
 * @returns payoff per bit, of either sign.
 *
 * @example
 * ```ts
 * utilityPerBit({ before: 0.25, after: 0.5, valuePerSuccess: 4, bits: 1000 }); // => 0.001
 * ```
 */
export function utilityPerBit({ before, after, valuePerSuccess, bits }: RunUtility): number {
  return ((after - before) * valuePerSuccess) / bits;
}
