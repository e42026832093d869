import { logExcess } from './logExcess.ts';

/**
 * p ln(p/q) − p + q ≥ 0, given q and also q − p, which the caller may know more exactly.
 * A Kullback–Leibler divergence is the sum of these over all outcomes.
 */
export function divergenceTerm(p: number, q: number, difference: number): number {
  if (p === 0) return q;
  if (Math.abs(difference) < p / 2) return p * logExcess(difference / p);
  const ratio = q / p;
  const log = ratio > 1e-300 && ratio < 1e300 ? Math.log(ratio) : Math.log(q) - Math.log(p);
  return difference - p * log;
}
