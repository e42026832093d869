import type { Moments } from './moments.ts';

/**
 * Arithmetic mean of what was folded: Σx / n.
 *
 * Of 0/1 rewards, the pass rate seen.
 *
 * @param row a row of moments; `n` and `sum` suffice.
 * @returns the mean; NaN for an empty row.
 *
 * @example
 * ```ts
 * mean({ n: 4, sum: 2 }); // => 0.5
 * ```
 */
export function mean({ n, sum }: Pick<Moments, 'n' | 'sum'>): number {
  return sum / n;
}
