import { checkAtLeast } from '../check/checkAtLeast.ts';

/**
 * base^exponent, the same in every runtime.
 *
 * The `**` operator is rounded differently in different engines, and a belief that decays, or
 * a strategy that is replayed, must not differ by a bit. Whole exponents up to 10⁶ are reached
 * by squaring, the others by exp(exponent · ln base).
 *
 * @param base ≥ 0. NaN gives NaN, except that anything to the 0 is 1.
 * @param exponent ≥ 0.
 * @returns the power; 1 at exponent 0.
 * @throws {DomainError} base or exponent negative.
 *
 * @example
 * ```ts
 * power(2, 10); // => 1024
 * power(4, 0.5).toFixed(12); // => '2.000000000000'
 * ```
 */
export function power(base: number, exponent: number): number {
  checkAtLeast('power', 'base', base, 0);
  checkAtLeast('power', 'exponent', exponent, 0);
  if (base === 1 || exponent === 0) return 1;
  if (!Number.isInteger(exponent) || exponent > 1e6) return Math.exp(exponent * Math.log(base));
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
