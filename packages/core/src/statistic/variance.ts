import { checkAtLeast } from '../check/checkAtLeast.ts';
import { checkObject } from '../check/checkObject.ts';
import { checkRow } from './checkRow.ts';
import type { Moments } from './moments.ts';

/** Options of {@link variance}. */
export interface VarianceOptions {
  /** Degrees of freedom taken off n: 1 (default) is unbiased, 0 is the population's own. */
  readonly ddof?: number;
}

/**
 * Variance of what was folded: Σ(x − x̄)² / (n − ddof).
 *
 * Zero in a group whose rewards all agree: nothing to learn from it by comparison.
 *
 * @param row a row of moments; `n` and `m2` suffice.
 * @param options `ddof`: default 1, the unbiased estimate.
 * @returns the variance; NaN when n ≤ ddof.
 * @throws {DomainError} a field that is not a number, ddof < 0.
 *
 * @example
 * ```ts
 * variance({ n: 4, m2: 1 }, { ddof: 0 }); // => 0.25
 * variance({ n: 1, m2: 0 }); // => NaN
 * ```
 */
export function variance(row: Pick<Moments, 'n' | 'm2'>, options: VarianceOptions = {}): number {
  checkObject('variance', 'options', options);
  const { ddof = 1 } = options;
  checkRow('variance', row, ['n', 'm2']);
  checkAtLeast('variance', 'ddof', ddof, 0);
  const { n, m2 } = row;
  return n > ddof ? m2 / (n - ddof) : NaN;
}
