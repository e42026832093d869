import { checkRow } from './checkRow.ts';
import type { Moments } from './moments.ts';

/**
 * Arithmetic mean of what was folded: Σx / n.
 *
 * Of 0/1 rewards, the pass rate seen.
 *
 * @param row a row of moments; `n` and `sum` suffice.
 * @returns the mean; NaN for an empty row.
 * @throws {DomainError} a field that is not a number.
 *
 * @example
 * ```ts
 * mean({ n: 4, sum: 2 }); // => 0.5
 * ```
 */
export function mean(row: Pick<Moments, 'n' | 'sum'>): number {
  checkRow('mean', row, ['n', 'sum']);
  return row.sum / row.n;
}
