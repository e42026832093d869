import { checkBetaShapes } from '../check/checkBetaShapes.ts';
import type { BetaPosterior } from './betaPosterior.ts';

/**
 * Mean of a Beta distribution: a / (a + b).
 *
 * The expected pass rate, which is also the probability that the next rollout succeeds.
 *
 * @param posterior shapes a and b, > 0 and finite. NaN gives NaN.
 * @returns a probability.
 * @throws {DomainError} a or b not positive and finite.
 *
 * @example
 * ```ts
 * betaMean({ a: 1, b: 3 }); // => 0.25
 * ```
 */
export function betaMean(posterior: BetaPosterior): number {
  checkBetaShapes('betaMean', posterior);
  const { a, b } = posterior;
  return a + b < Infinity ? a / (a + b) : a / 2 / (a / 2 + b / 2);
}
