import { betainc, lbeta, lgamma } from '@bits-per-sample/core';

/** Above this noncentrality a scaled central distribution is as good (Patnaik 1949). */
const LARGE = 1e5;

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
  const rest = denominator / (numerator * f + denominator);
  const b = denominator / 2;
  const half = noncentrality / 2;
  if (half === 0) return betainc(x, numerator / 2, b);
  // from the last weight downwards, where I(a, b) = I(a + 1, b) + x^a (1 − x)^b / (a B(a, b)) only adds
  const reach = 8 * Math.sqrt(half) + 12;
  const last = Math.ceil(half + reach);
  const first = Math.max(0, Math.floor(half - reach));
  let a = numerator / 2 + last;
  let logStep = a * Math.log(x) + b * Math.log(rest) - Math.log(a) - lbeta(a, b);
  let logWeight = last * Math.log(half) - half - lgamma(last + 1);
  let part = betainc(x, a, b);
  let sum = 0;
  for (let j = last; j >= first; j--) {
    sum += Math.exp(logWeight) * part;
    logWeight += Math.log(j / half);
    logStep += Math.log(a / (x * (a - 1 + b)));
    a--;
    part = Math.min(1, part + Math.exp(logStep));
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
