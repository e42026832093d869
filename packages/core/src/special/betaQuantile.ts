import { checkFinitePositive } from '../check/checkFinitePositive.ts';
import { checkProbability } from '../check/checkProbability.ts';
import { betaTails } from './betaTails.ts';
import { digamma } from './digamma.ts';
import { HUGE, LARGE, SCALE } from './hugeShapes.ts';
import { lgamma } from './lgamma.ts';
import { lgammaDifference } from './lgammaDifference.ts';
import { lgammaNearOne } from './lgammaNearOne.ts';
import { normalQuantile } from './normalQuantile.ts';
import { trigamma } from './trigamma.ts';

/**
 * The x ≤ ½ with I_x(a, b) = p, given p and q = 1 − p, by a bracketed Halley iteration on the
 * logarithm of the smaller tail as a function of ln x.
 */
function lowerHalf(p: number, q: number, a: number, b: number): number {
  const byLower = p <= q;
  const sign = byLower ? 1 : -1;
  const logP = byLower ? Math.log(p) : Math.log1p(-q);
  // x^a / (a B(a, b)) bounds the distribution function: from above when b ≥ 1, from below else
  const logGamma = a < 1 ? lgammaNearOne(a) : lgamma(a + 1);
  const power = (logP + logGamma + lgammaDifference(a, b)) / a;
  if (Math.exp(power) * (b + 1) < 1e-17) return Math.exp(power);
  let low = b >= 1 ? Math.min(power, -Math.LN2) : -Infinity;
  let high = b >= 1 ? -Math.LN2 : Math.min(power, -Math.LN2);
  let w = Math.min(power, -Math.LN2);
  if (a > 1 && b > 1) {
    const z = byLower ? normalQuantile(p) : -normalQuantile(q);
    const odds = digamma(a) - digamma(b) + z * Math.sqrt(trigamma(a) + trigamma(b));
    w = Math.min(Math.max(w, -Math.log1p(Math.exp(-odds))), -Math.LN2);
  }
  let x = Math.exp(w);
  for (let i = 0; i < 200; i++) {
    const tails = betaTails(x, a, b);
    const tail = byLower ? tails.lower : tails.upper;
    const f = byLower ? Math.log(tail / p) : Math.log(q / tail);
    if (f > 0) high = w;
    else low = w;
    const slope = tails.density / ((1 - x) * tail);
    const bend = a - ((b - 1) * x) / (1 - x) - sign * slope;
    const newton = f / slope;
    let step = -newton / Math.max(0.5, 1 - 0.5 * newton * bend);
    let next = w + step;
    if (!(next >= low && next <= high)) {
      next = low === -Infinity ? w - 1 : (low + high) / 2;
      step = next - w;
    }
    x = Math.abs(step) < 0.1 ? x + x * Math.expm1(step) : Math.exp(next);
    w = next;
    if (Math.abs(step) < 1e-9) break;
  }
  return x;
}

/**
 * The x with I_x(a, b) = p, given both p and q = 1 − p so that neither tail loses digits.
 *
 * @internal
 */
export function betaQuantileTails(p: number, q: number, a: number, b: number): number {
  if (Number.isNaN(p + a + b)) return NaN;
  if (p === 0) return 0;
  if (q === 0) return 1;
  if (a > HUGE || b > HUGE) {
    if (a > LARGE && b > LARGE) return betaQuantileTails(p, q, a / SCALE, b / SCALE);
    return a > b ? 1 : betaQuantileTails(p, q, a, b / SCALE) / SCALE;
  }
  const half = betaTails(0.5, a, b);
  const below = p <= q ? p <= half.lower : q >= half.upper;
  return below ? lowerHalf(p, q, a, b) : 1 - lowerHalf(q, p, b, a);
}

/**
 * Quantile of the Beta(a, b) distribution: the x with I_x(a, b) = probability.
 *
 * The end of a credible interval for a pass rate. Solved for ln x, so that small quantiles
 * keep their digits down to 1e-300: the 5 % quantile of Beta(0.2, 0.9) is 3.6e-7.
 *
 * @param probability in [0, 1]. NaN gives NaN.
 * @param a first shape, > 0 and finite.
 * @param b second shape, > 0 and finite.
 * @returns x in [0, 1].
 * @throws {DomainError} probability outside [0, 1], a or b not positive and finite.
 *
 * @see Brown, Cai & DasGupta (2001), doi:10.1214/ss/1009213286
 *
 * @example
 * ```ts
 * betaQuantile(0.5, 3, 3); // => 0.5
 * betaQuantile(0.025, 2, 5).toFixed(6); // => '0.043272'
 * ```
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  checkProbability('betaQuantile', 'probability', probability);
  checkFinitePositive('betaQuantile', 'a', a);
  checkFinitePositive('betaQuantile', 'b', b);
  return betaQuantileTails(probability, 1 - probability, a, b);
}
