/**
 * The least reward that is likely to be a success: the upper end of the widest gap between the
 * values, so that a right answer with a length penalty is one.
 *
 * @param values distinct rewards, ascending; null when they are many.
 */
export function thresholdAmong(values: readonly number[] | null): number {
  if (values === null || values.length === 0) return 1;
  let best = values.at(-1)!;
  let widest = 0;
  for (let i = 1; i < values.length; i++) {
    const gap = values[i]! - values[i - 1]!;
    if (gap < widest * (1 - 1e-9)) continue;
    widest = gap;
    best = values[i]!;
  }
  return best;
}
