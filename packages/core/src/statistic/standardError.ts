import { checkRow } from './checkRow.ts';
import type { Moments } from './moments.ts';

/**
 * Standard error of the mean of what was folded: √(variance / n).
 *
 * How far the mean would move from one such sample to the next. It takes the observations as
 * independent: over rollouts of few prompts it is too small, so fold one number per prompt.
 *
 * @param row a row of moments; `n` and `m2` suffice.
 * @returns the standard error, in the unit of x; NaN when n < 2.
 * @throws {DomainError} a field that is not a number.
 *
 * @example
 * ```ts
 * standardError({ n: 4, m2: 3 }); // => 0.5
 * ```
 */
export function standardError(row: Pick<Moments, 'n' | 'm2'>): number {
  checkRow('standardError', row, ['n', 'm2']);
  const { n, m2 } = row;
  return n > 1 ? Math.sqrt(m2 / (n - 1) / n) : NaN;
}
