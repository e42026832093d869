import { digamma } from './digamma.ts';
import { lgamma } from './lgamma.ts';
import { stirlingError } from './stirlingError.ts';

/**
 * lnΓ(b) − lnΓ(a + b) for a > 0, without the cancellation of the two when a is small.
 *
 * @internal
 */
export function lgammaDifference(a: number, b: number): number {
  if (b < 1e-290) return Math.log1p(a / b); // where ψ(b) overflows
  if (a < 0.01 * b) {
    // the integral of ψ, by Gauss's rule of three points
    const half = a / 2;
    const step = half * Math.sqrt(0.6);
    const sides = digamma(b + half - step) + digamma(b + half + step);
    return -(a / 18) * (5 * sides + 8 * digamma(b + half));
  }
  if (b >= 3) {
    const rest = stirlingError(b) - stirlingError(a + b);
    return rest - (b + (a - 0.5)) * Math.log1p(a / b) - a * (Math.log(b) - 1);
  }
  if (b < 1) return Math.log1p(a / b) + lgamma(1 + b) - lgamma(1 + (a + b));
  return lgamma(b) - lgamma(a + b);
}
