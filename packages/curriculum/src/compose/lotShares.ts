/** What is known of each lot: its weight, and whether its stratum is frozen by errors. */
export interface LotTotals {
  /** Sum of the weights of each lot, 0 of an empty one; shape [S]. */
  readonly totals: readonly number[];
  /** Whether each is frozen; shape [S]. */
  readonly frozen: readonly boolean[];
}

/**
 * Share of the draws of each lot: that of its weight, but at least `minShare`, and no more than that
 * for a frozen one. Without a guard there is one lot, and all draws are its own.
 * @internal
 */
export function lotShares(
  { totals, frozen }: LotTotals,
  minShare: number | undefined,
): readonly number[] {
  if (minShare === undefined) return totals.map((total) => (total > 0 ? 1 : 0));
  const alive = totals.filter((total) => total > 0).length;
  const floor = Math.min(minShare, 1 / alive);
  const held = totals.map((total, s) => floor > 0 && total > 0 && frozen[s]!);
  if (held.filter(Boolean).length === alive) held.fill(false);
  // each turn holds one more lot at the floor
  for (let turn = 0; turn <= totals.length; turn++) {
    const free = totals.reduce((sum, total, s) => sum + (held[s] ? 0 : total), 0);
    const rest = 1 - floor * held.filter(Boolean).length;
    const low = totals.findIndex(
      (total, s) => total > 0 && !held[s] && (total / free) * rest < floor * (1 - 1e-12),
    );
    if (low < 0)
      return totals.map((total, s) => (held[s] ? floor : total && (total / free) * rest));
    held[low] = true;
  }
  return held.map((one) => (one ? floor : 0));
}
