import { betainc, normalCdf } from '@bits-per-sample/core';

/** P(|T| > t) of Student's distribution; Infinity degrees of freedom are the normal one. */
export function studentTail(t: number, freedom: number): number {
  if (freedom === Infinity) return 2 * normalCdf(-t);
  return betainc(freedom / (freedom + t * t), freedom / 2, 0.5);
}

/**
 * Critical value c of a simultaneous band: the studentised process leaves ±c somewhere with
 * probability at most P(|T| > c) + (κ/π) (1 + c²/ν)^(−ν/2), with κ the length of its path on the
 * unit sphere, Σ arccos of the correlations between neighbours. A bound, not a simulation: it
 * needs no chance, and it holds between the points of the grid as well.
 *
 * Naiman (1986), doi:10.1214/aos/1176349983; Sun & Loader (1994), doi:10.1214/aos/1176325631.
 */
export function bandQuantile(level: number, freedom: number, arcLength: number): number {
  const exceed = (c: number) => {
    const rate =
      freedom === Infinity ? Math.exp((-c * c) / 2) : (1 + (c * c) / freedom) ** (-freedom / 2);
    return studentTail(c, freedom) + (arcLength / Math.PI) * rate;
  };
  let low = 0;
  let high = 2;
  while (exceed(high) > 1 - level && high < 1e12) high *= 2;
  for (let i = 0; i < 100 && high - low > 1e-13 * high; i++) {
    const middle = (low + high) / 2;
    if (exceed(middle) > 1 - level) low = middle;
    else high = middle;
  }
  return high;
}
