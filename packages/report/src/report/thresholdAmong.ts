/**
 * The least reward that is likely to be a success: the upper end of the widest gap between the
 * values, so that a right answer with a length penalty is one; in the fewest digits that do.
 *
 * @param values distinct rewards, ascending; null when they are many.
 */
export function thresholdAmong(values: readonly number[] | null): number {
  if (values === null || values.length === 0) return 1;
  let [below, best, widest] = [Number.NEGATIVE_INFINITY, values.at(-1)!, 0];
  for (let i = 1; i < values.length; i++) {
    const gap = values[i]! - values[i - 1]!;
    if (gap < widest * (1 - 1e-9)) continue;
    widest = gap;
    [below, best] = [values[i - 1]!, values[i]!];
  }
  // 0.4 stands for 0.400000005960464: what a reader would type
  for (let digits = 1; digits < 12; digits++) {
    const short = Number(best.toPrecision(digits));
    if (short > below && short <= best && best - short <= 1e-3 * widest) return short;
  }
  return best;
}
