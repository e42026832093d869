/** Share of the smallest differences that is kept: a jump is no noise. */
const KEPT = 0.95;

/** What leaving out the largest 5 % takes from the deviation of normal differences. */
const TRIM_CORRECTION = 1.15;

/** Least deviation: constant values are not without error. */
const LEAST = 1e-9;

function deviationAround(values: Float64Array): number {
  if (values.length === 0) return 0;
  const mean = values.reduce((total, x) => total + x, 0) / values.length;
  return Math.sqrt(values.reduce((total, x) => total + (x - mean) ** 2, 0) / values.length);
}

/** Standard deviation of the noise of one value, from differences of neighbours. */
export function plainDeviation(values: Float64Array): number {
  if (values.length < 4) return Math.max(deviationAround(values), LEAST);
  const squares = values.slice(1).map((x, i) => (x - values[i]!) ** 2);
  const kept = squares.sort().subarray(0, Math.ceil(KEPT * squares.length));
  const mean = kept.reduce((total, x) => total + x, 0) / kept.length;
  return Math.max(TRIM_CORRECTION * Math.sqrt(mean / 2), LEAST);
}
