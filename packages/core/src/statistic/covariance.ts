import type { Comoments } from './comoments.ts';
import type { VarianceOptions } from './variance.ts';

/**
 * Covariance of the pairs that were folded: Σ(x − x̄)(y − ȳ) / (n − ddof).
 *
 * @param row a row of comoments; `n` and `c_xy` suffice.
 * @param options `ddof`: default 1, the unbiased estimate.
 * @returns the covariance, in units of x times y; NaN when n ≤ ddof.
 *
 * @example
 * ```ts
 * covariance({ n: 3, c_xy: 4 }); // => 2
 * ```
 */
export function covariance(
  { n, c_xy }: Pick<Comoments, 'n' | 'c_xy'>,
  { ddof = 1 }: VarianceOptions = {},
): number {
  return n > ddof ? c_xy / (n - ddof) : NaN;
}
