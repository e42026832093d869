import { DomainError } from '@bits-per-sample/core';

/** Σ x² of n numbers is at least (Σ x)² / n; this much less is rounding. */
const ROUNDING = 1e-9;

/** Refuses sums that no step can have. Gives Σ x², which is Σ x where x is 0 or 1. */
export function checkStep(
  fn: string,
  { n, sum, squares }: { readonly n: number; readonly sum: number; readonly squares?: number },
  row?: number,
): number {
  const refuse = (parameter: string, expected: string, received: unknown): never => {
    throw new DomainError(fn, parameter, expected, received, row);
  };
  if (!(Number.isFinite(n) && n >= 0)) refuse('n', '≥ 0 and finite', n);
  if (!Number.isFinite(sum)) refuse('sum', 'finite', sum);
  if (squares === undefined) {
    if (sum < 0 || sum > n) refuse('sum', 'in [0, n] where squares are left out', sum);
    return sum;
  }
  if (!Number.isFinite(squares)) refuse('squares', 'finite', squares);
  if (squares * n < sum * sum * (1 - ROUNDING)) refuse('squares', '≥ sum² / n', squares);
  return squares;
}
