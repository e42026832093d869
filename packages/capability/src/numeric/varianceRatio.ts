import { betainc, lgamma } from '@bits-per-sample/core';

/** Above this noncentrality a scaled central distribution is as good (Patnaik 1949). */
const LARGE = 2000;

/**
 * Distribution function of a ratio of variances: F with m − 1 and ν degrees of freedom and
 * noncentrality λ, a Poisson mixture of incomplete beta functions.
 */
export function varianceRatioCdf(
  f: number,
  numerator: number,
  denominator: number,
  noncentrality = 0,
): number {
  if (!(f > 0)) return Number.isNaN(f) ? NaN : 0;
  if (f === Infinity) return 1;
  if (noncentrality > LARGE) {
    const mean = numerator + noncentrality;
    const freedom = mean ** 2 / (numerator + 2 * noncentrality);
    return varianceRatioCdf((f * numerator) / mean, freedom, denominator);
  }
  const x = (numerator * f) / (numerator * f + denominator);
  const half = noncentrality / 2;
  const part = (j: number) => betainc(x, numerator / 2 + j, denominator / 2);
  if (half === 0) return part(0);
  const mode = Math.floor(half);
  const start = Math.exp(mode * Math.log(half) - half - lgamma(mode + 1));
  let sum = 0;
  for (let j = mode, weight = start; weight > 1e-15; j++) {
    sum += weight * part(j);
    weight *= half / (j + 1);
  }
  for (let j = mode, weight = start; j > 0; j--) {
    weight *= j / half;
    if (weight < 1e-15) break;
    sum += weight * part(j - 1);
  }
  return Math.min(1, sum);
}

/** The x ≥ 0 at which a falling function reaches `target`; 0 when it starts below. */
export function solveFalling(
  falling: (x: number) => number,
  target: number,
  scale: number,
): number {
  if (!(falling(0) > target)) return 0;
  let low = 0;
  let high = scale;
  for (let i = 0; i < 200 && falling(high) > target; i++) {
    low = high;
    high *= 2;
  }
  for (let i = 0; i < 80 && high - low > 1e-10 * high; i++) {
    const middle = (low + high) / 2;
    if (falling(middle) > target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
