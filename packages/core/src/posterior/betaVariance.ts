import { checkBetaShapes } from '../check/checkBetaShapes.ts';
import type { BetaPosterior } from './betaPosterior.ts';

/**
 * Variance of a Beta distribution: ab / ((a + b)² (a + b + 1)).
 *
 * How much is still unknown about a pass rate; shrinks as 1/n with further rollouts.
 *
 * @param posterior shapes a and b, > 0 and finite. NaN gives NaN.
 * @returns variance of the pass rate.
 * @throws {DomainError} a or b not positive and finite.
 *
 * @example
 * ```ts
 * betaVariance({ a: 1, b: 1 }); // => 1 / 12
 * ```
 */
export function betaVariance(posterior: BetaPosterior): number {
  checkBetaShapes('betaVariance', posterior);
  const { a, b } = posterior;
  const s = a + b;
  return ((a / s) * (b / s)) / (s + 1);
}
