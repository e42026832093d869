import { checkAtLeast, checkNumber, checkObject, checkProbability } from '@bits-per-sample/core';

/** A finished run, by what it changed and what it was paid. */
export interface RunUtility {
  /** Pass rate before, in [0, 1]. */
  readonly before: number;
  /** Pass rate after, in [0, 1]. */
  readonly after: number;
  /** Payoff of one success. */
  readonly valuePerSuccess: number;
  /** Bits spent: rewards' bits summed over the run, at most; ≥ 0. */
  readonly bits: number;
}

/**
 * Utility per bit of a finished run: value · (after − before) / bits.
 *
 * A bit about a task that is worth nothing counts nothing. Give numerator and denominator
 * their intervals when they are reported: a small gain over few bits is a ratio of noise.
 *
 * @param run pass rates before and after, value of a success, bits spent.
 * @returns payoff per bit, of either sign. NaN gives NaN.
 * @throws {DomainError} a pass rate outside [0, 1], or bits < 0.
 *
 * @example
 * ```ts
 * utilityPerBit({ before: 0.25, after: 0.5, valuePerSuccess: 4, bits: 1000 }); // => 0.001
 * ```
 */
export function utilityPerBit(run: RunUtility): number {
  const fn = 'utilityPerBit';
  checkObject(fn, 'run', run);
  const { before, after, valuePerSuccess, bits } = run;
  checkProbability(fn, 'before', before);
  checkProbability(fn, 'after', after);
  checkNumber(fn, 'valuePerSuccess', valuePerSuccess);
  checkAtLeast(fn, 'bits', bits, 0);
  return ((after - before) * valuePerSuccess) / bits;
}
