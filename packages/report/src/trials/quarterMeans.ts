/** What was logged of a run at its steps: sums, and what they are sums over; shape [rows]. */
export interface StepTotals {
  readonly step: readonly number[];
  readonly sum: readonly number[];
  readonly count: readonly number[];
}

/** Means of the first and the last quarter of the steps; `first` is null of fewer than four. */
export interface QuarterMeans {
  readonly first: number | null;
  readonly last: number;
}

/**
 * Means of the first and the last quarter of the steps of a run; null where nothing was counted.
 * Rows without a step are one step together.
 */
export function quarterMeans({ step, sum, count }: StepTotals): QuarterMeans | null {
  const steps = new Map<number, { sum: number; count: number }>();
  step.forEach((at, i) => {
    if (!(count[i]! > 0) || !Number.isFinite(sum[i]!)) return;
    const known = steps.get(at) ?? { sum: 0, count: 0 };
    steps.set(at, { sum: known.sum + sum[i]!, count: known.count + count[i]! });
  });
  if (steps.size === 0) return null;
  const order = [...steps].sort(([a], [b]) => a - b).map(([, totals]) => totals);
  const quarter = Math.ceil(order.length / 4);
  const meanOf = (totals: typeof order): number =>
    totals.reduce((x, { sum }) => x + sum, 0) / totals.reduce((n, { count }) => n + count, 0);
  return {
    first: order.length < 4 ? null : meanOf(order.slice(0, quarter)),
    last: meanOf(order.slice(-quarter)),
  };
}
