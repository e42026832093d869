import { checkAtLeast } from '../check/checkAtLeast.ts';
import { lgammaNearOne } from './lgammaNearOne.ts';
import { stirlingError } from './stirlingError.ts';

/**
 * Natural logarithm of the gamma function, ln Γ(x), for x ≥ 0.
 *
 * The logarithm of a factorial at any real number: the normaliser of Beta posteriors and of
 * binomial counts. Relative error below 1e-15 on all of (0, 1e305], also beside the zeros at
 * 1 and 2.
 *
 * @param x argument, ≥ 0. NaN gives NaN.
 * @returns ln Γ(x); Infinity at 0 and above 2.5e305.
 * @throws {DomainError} x < 0, or not a number.
 *
 * @see NIST Digital Library of Mathematical Functions, https://dlmf.nist.gov/5.11
 *
 * @example
 * ```ts
 * lgamma(1); // => 0
 * lgamma(5); // => Math.log(24)
 * ```
 */
export function lgamma(x: number): number {
  checkAtLeast('lgamma', 'x', x, 0);
  if (x >= 3) return (x - 0.5) * (Math.log(x) - 1) + (0.4189385332046728 + stirlingError(x));
  if (x >= 1) return lgammaNearOne(x - 1) + 0; // + 0: no −0
  return lgammaNearOne(x) - Math.log(x);
}
