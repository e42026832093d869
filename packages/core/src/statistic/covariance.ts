import { checkAtLeast } from '../check/checkAtLeast.ts';
import { checkObject } from '../check/checkObject.ts';
import { checkRow } from './checkRow.ts';
import type { Comoments } from './comoments.ts';
import type { VarianceOptions } from './variance.ts';

/**
 * Covariance of the pairs that were folded: Σ(x − x̄)(y − ȳ) / (n − ddof).
 *
 * @param row a row of comoments; `n` and `c_xy` suffice.
 * @param options `ddof`: default 1, the unbiased estimate.
 * @returns the covariance, in units of x times y; NaN when n ≤ ddof.
 * @throws {DomainError} a field that is not a number, ddof < 0.
 *
 * @example
 * ```ts
 * covariance({ n: 3, c_xy: 4 }); // => 2
 * ```
 */
export function covariance(
  row: Pick<Comoments, 'n' | 'c_xy'>,
  options: VarianceOptions = {},
): number {
  checkObject('covariance', 'options', options);
  const { ddof = 1 } = options;
  checkRow('covariance', row, ['n', 'c_xy']);
  checkAtLeast('covariance', 'ddof', ddof, 0);
  const { n, c_xy } = row;
  return n > ddof ? c_xy / (n - ddof) : NaN;
}
