import { lbeta } from '@bits-per-sample/core';
import type { PassRateSpread } from './passRateMixture.ts';

/**
 * Mean of f(p) over a mixture, for an f that vanishes at 0 and 1 like an entropy: the
 * trapezoidal rule in logit(p), which converges geometrically for smooth f.
 */
export function mixtureMean({ a, b, zero, one }: PassRateSpread, f: (p: number) => number): number {
  const weight = 1 - zero - one;
  if (Number.isNaN(a)) return Math.abs(weight) < 1e-12 ? 0 : NaN;
  const centre = Math.log(a / b);
  const width = Math.sqrt(1 / a + 1 / b);
  if (width < 1e-3) return weight * narrowMean(a, b, f);
  const step = Math.min(0.25, width / 4);
  const reach = Math.max(14 * width, 45 - Math.abs(centre));
  const first = Math.max(-60, centre - reach);
  const last = Math.min(60, centre + reach);
  const scale = lbeta(a, b);
  let sum = 0;
  for (let x = first; x <= last; x += step) {
    const logP = -Math.log1p(Math.exp(-x));
    const logQ = -Math.log1p(Math.exp(x));
    const density = Math.exp(a * logP + b * logQ - scale);
    if (density > 0) sum += density * f(x < 0 ? Math.exp(logP) : -Math.expm1(logQ));
  }
  return weight * sum * step;
}

/** Three points that have the mean and the variance of a narrow Beta(a, b). */
function narrowMean(a: number, b: number, f: (p: number) => number): number {
  const mean = a / (a + b);
  const reach = Math.sqrt((3 * mean * (b / (a + b))) / (a + b + 1));
  return (f(mean - reach) + 4 * f(mean) + f(mean + reach)) / 6;
}
