/** Gini index of rates ≥ 0: mean absolute difference over twice the mean; 0 when all are 0. */
export function giniIndex(rates: Float64Array): number {
  const sorted = rates.slice().sort();
  const m = sorted.length;
  const total = sorted.reduce((a, x) => a + x, 0);
  if (total === 0) return 0;
  const differences = sorted.reduce((a, x, i) => a + (2 * i + 1 - m) * x, 0);
  return Math.max(0, differences) / (m * total); // equal rates round to either side of 0
}
