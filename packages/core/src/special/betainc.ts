import { checkFinitePositive } from '../check/checkFinitePositive.ts';
import { checkProbability } from '../check/checkProbability.ts';
import { tailsAt } from './tailsAt.ts';

/**
 * Regularised incomplete beta function I_x(a, b): the probability that a Beta(a, b) variable
 * is at most x.
 *
 * With a posterior Beta(a, b) over a pass rate, betainc(x, a, b) is the belief that the pass
 * rate is below x. The tail that contains less than about half of the probability is computed
 * directly, the other as its complement. Relative error below 1e-12 for shapes from 1e-3 to
 * 1e9, also where the result is 1e-300.
 *
 * @param x point, in [0, 1]. NaN gives NaN.
 * @param a first shape, > 0 and finite.
 * @param b second shape, > 0 and finite.
 * @returns probability in [0, 1].
 * @throws {DomainError} x outside [0, 1], a or b not positive and finite.
 *
 * @see DiDonato & Morris (1992), algorithm 708, doi:10.1145/131766.131776
 *
 * @example
 * ```ts
 * betainc(0.5, 3, 3); // => 0.5
 * betainc(0.3, 2, 5).toFixed(6); // => '0.579825'
 * ```
 */
export function betainc(x: number, a: number, b: number): number {
  checkProbability('betainc', 'x', x);
  checkFinitePositive('betainc', 'a', a);
  checkFinitePositive('betainc', 'b', b);
  return tailsAt(x, a, b).lower;
}
