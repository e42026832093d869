import { type Bits, checkAtLeast, checkNumber } from '@bits-per-sample/core';

/**
 * Information ratio: squared expected regret per nat of information gained.
 *
 * How dearly a strategy pays for what it learns; information-directed sampling minimises
 * it, and a bound on it bounds the regret. Defined per nat, so the bits are converted here.
 *
 * @param expectedRegret expected shortfall of the choice against the best one, in payoff.
 * @param bits expected information gained by the choice, ≥ 0.
 * @returns payoff² per nat; Infinity when nothing is learned at a cost, NaN for 0/0.
 * @throws {DomainError} bits < 0.
 *
 * @see Russo & Van Roy (2018), doi:10.1287/opre.2017.1663
 *
 * @example
 * ```ts
 * informationRatio(0.5, 0.25 / Math.LN2); // => 1
 * ```
 */
export function informationRatio(expectedRegret: number, bits: Bits): number {
  const information = bits as number;
  checkNumber('informationRatio', 'expectedRegret', expectedRegret);
  checkAtLeast('informationRatio', 'bits', information, 0);
  return expectedRegret ** 2 / (information * Math.LN2);
}
