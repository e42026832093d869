import { checkFinitePositive } from '../check/checkFinitePositive.ts';
import { checkProbability } from '../check/checkProbability.ts';
import { betaTails } from './betaTails.ts';
import { HUGE, LARGE, SCALE } from './hugeShapes.ts';

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
  if (Number.isNaN(x + a + b)) return NaN;
  if (x === 0 || x === 1) return x;
  if (a > HUGE || b > HUGE) return betaincHuge(x, a, b);
  const p = x <= 0.5 ? betaTails(x, a, b).lower : betaTails(1 - x, b, a).upper;
  return Math.min(1, Math.max(0, p));
}

/** The same for a shape so large that products with it overflow: see {@link HUGE}. */
function betaincHuge(x: number, a: number, b: number): number {
  if (a > LARGE && b > LARGE) return betainc(x, a / SCALE, b / SCALE);
  if (a > b) return 0; // all but the last ulp below 1 is out of reach
  return x * SCALE < 0.5 ? betainc(x * SCALE, a, b / SCALE) : 1;
}
