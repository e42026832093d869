import { checkBetaShapes } from '../check/checkBetaShapes.ts';
import type { BetaPosterior } from '../posterior/betaPosterior.ts';
import { checkRng } from './checkRng.ts';
import type { Rng } from './createRng.ts';
import { ATTEMPTS, notUniform, polar } from './polar.ts';

/** A uniform number in (0, 1), of two draws: 32 bits are too few where a logarithm is taken. */
const uniform = (rng: Rng): number => rng.next() + (rng.next() + 2 ** -33) * 2 ** -32;

/** ln of a Gamma(shape) number, by Marsaglia and Tsang's method. The logarithm survives shapes near 0. */
function logGamma(shape: number, rng: Rng): number {
  const boost = shape < 1 ? Math.log(uniform(rng)) / shape : 0;
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  for (let i = 0; i < ATTEMPTS; i++) {
    const z = polar('sampleBeta', rng);
    const t = 1 + z / Math.sqrt(9 * d);
    const v = t * t * t; // `**` is rounded differently in different engines
    if (v > 0 && Math.log(uniform(rng)) < 0.5 * z * z + d * (1 - v + Math.log(v)))
      return Math.log(d * v) + boost;
  }
  throw notUniform('sampleBeta', rng.next());
}

/**
 * Draws a pass rate from a Beta posterior.
 *
 * Thompson sampling: choose by a draw of what the pass rate may be instead of by its mean,
 * and exploration comes in the measure of what is unknown. Exact for all shapes; a draw below
 * 1e-300 becomes 0.
 *
 * @param posterior shapes a and b, > 0 and finite. NaN gives NaN.
 * @param rng where chance comes from; about six uniform numbers are taken.
 * @returns a number in [0, 1].
 * @throws {DomainError} a or b not positive and finite; rng is no generator, or its numbers are
 *   not uniform.
 *
 * @see Marsaglia & Tsang (2000), doi:10.1145/358407.358414
 *
 * @example
 * ```ts
 * sampleBeta({ a: 2, b: 3 }, createRng(1)) === sampleBeta({ a: 2, b: 3 }, createRng(1)); // => true
 * ```
 */
export function sampleBeta(posterior: BetaPosterior, rng: Rng): number {
  checkBetaShapes('sampleBeta', posterior);
  checkRng('sampleBeta', rng);
  const { a, b } = posterior;
  if (Number.isNaN(a + b)) return NaN;
  const logX = logGamma(a, rng);
  const logY = logGamma(b, rng);
  if (logX === -Infinity && logY === -Infinity) return rng.next() < a / (a + b) ? 1 : 0;
  return 1 / (1 + Math.exp(logY - logX));
}
