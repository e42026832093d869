/**
 * Probability that at least one of k attempts succeeds, 1 − (1 − p)^k, for a known pass rate; k need
 * not be whole. Exact also where 1 − p rounds to 1.
 * @internal
 */
export function passRateOfBest(p: number, k: number): number {
  if (p === 0) return Number.isNaN(k) ? NaN : 0;
  if (k === 0) return 0 * p;
  return -Math.expm1(k * Math.log1p(-p));
}
