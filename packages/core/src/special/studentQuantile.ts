import { checkPositive } from '../check/checkPositive.ts';
import { checkProbability } from '../check/checkProbability.ts';
import { betaQuantileTails } from './betaQuantile.ts';
import { normalQuantile } from './normalQuantile.ts';

/**
 * Quantile of Student's t distribution: the t with P(T ≤ t) = probability.
 *
 * Turns a confidence level into a number of standard errors when the standard error itself comes
 * from few independent values: with 4 degrees of freedom 95 % takes ±2.78, not ±1.96.
 *
 * P(|T| > t) = I_x(ν/2, ½) with x = ν/(ν + t²); of x and 1 − x the smaller is solved for. Relative
 * error below 1e-12. Above ½ the distance from 1 carries the digits: for an upper tail q far below
 * 1e-16 take −studentQuantile(q, freedom).
 *
 * @param probability in [0, 1]. NaN gives NaN.
 * @param freedom degrees of freedom ν, > 0; Infinity is the normal distribution. NaN gives NaN.
 * @returns t, antisymmetric about ½; ∓Infinity at 0 and 1, and where no double is large enough.
 * @throws {DomainError} probability outside [0, 1], freedom not positive.
 *
 * @see Student (1908), The probable error of a mean; Abramowitz & Stegun (1964), 26.7
 *
 * @example
 * ```ts
 * studentQuantile(0.75, 1); // => 1
 * studentQuantile(0.975, 4).toFixed(3); // => '2.776'
 * ```
 */
export function studentQuantile(probability: number, freedom: number): number {
  checkProbability('studentQuantile', 'probability', probability);
  checkPositive('studentQuantile', 'freedom', freedom);
  if (freedom === Infinity) return normalQuantile(probability);
  const tail = 2 * Math.min(probability, 1 - probability);
  const middle = 2 * Math.abs(probability - 0.5);
  const near = betaQuantileTails(middle, tail, 0.5, freedom / 2);
  if (near <= 0.5) return signed(probability, Math.sqrt(freedom * (near / (1 - near))));
  const far = betaQuantileTails(tail, middle, freedom / 2, 0.5);
  return signed(probability, Math.sqrt(freedom) * Math.sqrt((1 - far) / far));
}

const signed = (probability: number, t: number): number => (probability < 0.5 ? -t : t);
