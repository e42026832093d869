import { type BetaPosterior, DomainError } from '@bits-per-sample/core';
import { checkBeta, checkProbability } from '../numeric/checkCounts.ts';
import { probabilityAtLeast } from './probabilityAtLeast.ts';

/** Options of {@link failuresToExclude}. */
export interface FailuresToExcludeOptions {
  /** Posterior probability wanted, in [0, 1). Default 0.95. */
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
 * @returns attempts, an integer ≥ 0.
 * @throws {DomainError} ε or confidence outside [0, 1], prior shapes not positive and finite.
 *
 * @example
 * ```ts
 * failuresToExclude(0.01); // => 298
 * failuresToExclude(0.1, { confidence: 0.9, prior: { a: 0.5, b: 0.5 } }); // => 13
 * ```
 */
export function failuresToExclude(
  epsilon: number,
  { confidence = 0.95, prior = { a: 1, b: 1 } }: FailuresToExcludeOptions = {},
): number {
  const fn = 'failuresToExclude';
  checkProbability(fn, 'epsilon', epsilon);
  if (confidence < 0 || confidence > 1)
    throw new DomainError(fn, 'confidence', 'in [0, 1]', confidence);
  checkBeta(fn, prior);
  const { a, b } = prior;
  if (Number.isNaN(epsilon + confidence + a + b)) return NaN;
  if (confidence === 0 || epsilon === 1) return 0;
  if (epsilon === 0 || confidence === 1) return Infinity;
  const doubt = (1 - confidence) * (1 + 1e-13); // rounding must not cost an attempt at a tie
  const excluded = (n: number) => probabilityAtLeast({ a, b: b + n }, epsilon) <= doubt;
  if (excluded(0)) return 0;
  let high = 1;
  while (!excluded(high)) high *= 2;
  let low = high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (excluded(middle)) high = middle;
    else low = middle;
  }
  return high;
}
