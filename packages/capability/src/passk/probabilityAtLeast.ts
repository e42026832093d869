import {
  type BetaPosterior,
  betaincUpper,
  checkBetaShapes,
  checkProbability,
} from '@bits-per-sample/core';

/**
 * Probability that a pass rate with posterior Beta(a, b) is at least ε.
 *
 * The evidence that a model can do a task at all: after c successes in n attempts, the chance
 * that its pass rate is not below what k = 1/ε attempts would find.
 *
 * @param posterior shapes a and b of the pass rate, > 0. NaN gives NaN.
 * @param epsilon threshold, in [0, 1]. NaN gives NaN.
 * @returns a probability.
 * @throws {DomainError} shapes not positive and finite, or ε outside [0, 1].
 *
 * @example
 * ```ts
 * probabilityAtLeast({ a: 1, b: 1 }, 0.25); // => 0.75
 * probabilityAtLeast({ a: 0.5, b: 256.5 }, 0.01).toFixed(4); // => '0.0232'
 * ```
 */
export function probabilityAtLeast(posterior: BetaPosterior, epsilon: number): number {
  checkBetaShapes('probabilityAtLeast', posterior);
  checkProbability('probabilityAtLeast', 'epsilon', epsilon);
  return betaincUpper(epsilon, posterior.a, posterior.b);
}
