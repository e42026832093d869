import { checkPositive } from '../check/checkPositive.ts';
import { lgamma } from './lgamma.ts';
import { lgammaDifference } from './lgammaDifference.ts';
import { stirlingError } from './stirlingError.ts';

/**
 * Natural logarithm of the beta function, ln B(a, b) = lnΓ(a) + lnΓ(b) − lnΓ(a + b).
 *
 * The normaliser of a Beta distribution over a pass rate; ratios of B are the likelihood of
 * counts under a prior. Relative error below 1e-13; where B(a, b) is near 1 and the logarithm
 * near 0, the absolute error stays below 1e-14.
 *
 * @param a first shape, > 0. NaN gives NaN.
 * @param b second shape, > 0.
 * @returns ln B(a, b), symmetric in a and b.
 * @throws {DomainError} a ≤ 0 or b ≤ 0.
 *
 * @see DiDonato & Morris (1992), algorithm 708, doi:10.1145/131766.131776
 *
 * @example
 * ```ts
 * lbeta(2, 3); // => -Math.log(12)
 * ```
 */
export function lbeta(a: number, b: number): number {
  checkPositive('lbeta', 'a', a);
  checkPositive('lbeta', 'b', b);
  if (a > b) [a, b] = [b, a];
  if (b === Infinity) return -Infinity;
  if (a < 3) return lgamma(a) + lgammaDifference(a, b);
  const rest = stirlingError(a) + stirlingError(b) - stirlingError(a + b);
  const share = a / b;
  return (
    0.9189385332046728 -
    0.5 * Math.log(b) +
    rest +
    (a - 0.5) * Math.log(share / (1 + share)) -
    b * Math.log1p(share)
  );
}
