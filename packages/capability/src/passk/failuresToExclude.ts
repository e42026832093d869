import {
  type BetaPosterior,
  betaincUpper,
  checkBetaShapes,
  checkObject,
  checkProbability,
} from '@bits-per-sample/core';

/** Options of {@link failuresToExclude}. */
export interface FailuresToExcludeOptions {
  /** Posterior probability wanted, in [0, 1]. Default 0.95. */
  readonly confidence?: number;
  /** Beta prior of the pass rate. Default: uniform, { a: 1, b: 1 }. */
  readonly prior?: BetaPosterior;
}

/**
 * Attempts that must all fail before one may say that the pass rate is below ε: the smallest n
 * with P(p < ε | 0 of n) ≥ confidence.
 *
 * "The base model never solved it" needs this many attempts to mean anything: 58 for ε = 5 %,
 * 298 for 1 %, 2994 for 0.1 %. 256 failures do not show that a prompt is out of reach at 1 %.
 *
 * @param epsilon the pass rate to exclude, in [0, 1]. NaN gives NaN; 0 gives Infinity.
 * @param options `confidence`, default 0.95; `prior`, default uniform.
 * @returns attempts, an integer ≥ 0; above 2^53 the nearest that a double can hold, Infinity above 2^1023.
 * @throws {DomainError} ε or confidence outside [0, 1], prior shapes not positive and finite.
 *
 * @example
 * ```ts
 * failuresToExclude(0.01); // => 298
 * failuresToExclude(0.1, { confidence: 0.9, prior: { a: 0.5, b: 0.5 } }); // => 13
 * ```
 */
export function failuresToExclude(epsilon: number, options: FailuresToExcludeOptions = {}): number {
  const fn = 'failuresToExclude';
  checkProbability(fn, 'epsilon', epsilon);
  checkObject(fn, 'options', options);
  const { confidence = 0.95, prior = { a: 1, b: 1 } } = options;
  checkProbability(fn, 'confidence', confidence);
  checkBetaShapes(fn, prior, 'prior');
  const { a, b } = prior;
  if (Number.isNaN(epsilon + confidence + a + b)) return NaN;
  if (confidence === 0 || epsilon === 1) return 0;
  if (epsilon === 0 || confidence === 1) return Infinity;
  const doubt = (1 - confidence) * (1 + 1e-13); // rounding must not cost an attempt at a tie
  const excluded = (n: number) => betaincUpper(epsilon, a, b + n) <= doubt;
  if (excluded(0)) return 0;
  let high = 1;
  for (let i = 0; i < 1023 && !excluded(high); i++) high *= 2;
  if (!excluded(high)) return Infinity;
  let low = high / 2;
  for (let i = 0; i < 60 && high - low > 1; i++) {
    const middle = Math.floor((low + high) / 2);
    if (excluded(middle)) high = middle;
    else low = middle;
  }
  return high;
}
