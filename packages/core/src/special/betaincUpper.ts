import { checkFinitePositive } from '../check/checkFinitePositive.ts';
import { checkProbability } from '../check/checkProbability.ts';
import { tailsAt } from './tailsAt.ts';

/**
 * Upper tail 1 − I_x(a, b): the probability that a Beta(a, b) variable is above x.
 *
 * The belief that a pass rate is at least x. The same number as betainc(1 − x, b, a), but with
 * all its digits where 1 − x would round: at x = 1e-17, or in the tail of a posterior whose
 * mass lies below x.
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
 * betaincUpper(0.25, 1, 1); // => 0.75
 * betaincUpper(1e-17, 1.02e-6, 34068).toExponential(3); // => '2.869e-5'
 * ```
 */
export function betaincUpper(x: number, a: number, b: number): number {
  checkProbability('betaincUpper', 'x', x);
  checkFinitePositive('betaincUpper', 'a', a);
  checkFinitePositive('betaincUpper', 'b', b);
  return tailsAt(x, a, b).upper;
}
