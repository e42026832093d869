import { checkNumbers, checkObject, DomainError } from '@bits-per-sample/core';
import type { ScoreMoments } from './scoreMoments.ts';

/** Score moments of a softmax over answers, with the gradient they imply. */
export interface SoftmaxScoreMoments extends ScoreMoments {
  /** |∇p|² = (p q)² |δ|², with respect to the logits. */
  readonly gradientSquaredNorm: number;
}

/**
 * Score moments of a softmax over answers, with respect to its logits: the smallest learner for
 * which signal and noise are known exactly.
 *
 * The score of answer a is e_a − π, so its scatter within the successes is how unsure the policy
 * is which correct answer to give: one accepted answer has none.
 *
 *     |δ|² = Σ_C (π/p)² + Σ_¬C (π/q)²,   τ₁ = 1 − Σ_C (π/p)²,   τ₀ = 1 − Σ_¬C (π/q)²
 *
 * @param probabilities probability of each answer, ≥ 0; scaled to sum to 1. Shape [answers].
 * @param correct indices of the accepted answers.
 * @returns moments; NaN for a class of probability 0.
 * @throws {DomainError} a negative probability, or an index that names no answer.
 *
 * @example
 * ```ts
 * softmaxScoreMoments([0.5, 0.5], [1]);
 * // => { p: 0.5, squaredGap: 2, successVariance: 0, failureVariance: 0, gradientSquaredNorm: 0.125 }
 * ```
 */
export function softmaxScoreMoments(
  probabilities: ArrayLike<number>,
  correct: Iterable<number>,
): SoftmaxScoreMoments {
  const fn = 'softmaxScoreMoments';
  checkNumbers(fn, 'probabilities', probabilities);
  checkObject(fn, 'correct', correct);
  if (typeof correct[Symbol.iterator] !== 'function')
    throw new DomainError(fn, 'correct', 'a list of indices', correct);
  const policy = Float64Array.from(probabilities);
  const accepted = new Set(correct);
  for (const index of accepted)
    if (!(Number.isInteger(index) && index >= 0 && index < policy.length))
      throw new DomainError(fn, 'correct', `of indices below ${policy.length}`, index);
  const negative = policy.findIndex((x) => x < 0);
  if (negative >= 0) throw new DomainError(fn, 'probabilities', '≥ 0', policy[negative]);
  const success = concentration(policy.filter((_, i) => accepted.has(i)));
  const failure = concentration(policy.filter((_, i) => !accepted.has(i)));
  const total = success.sum + failure.sum;
  const squaredGap = success.squares + failure.squares;
  return {
    p: success.sum / total,
    squaredGap,
    successVariance: success.rest,
    failureVariance: failure.rest,
    gradientSquaredNorm: ((success.sum / total) * (failure.sum / total)) ** 2 * squaredGap,
  };
}

/** Sum of some probabilities; Σ x² of their shares, and 1 − Σ x² without cancellation. */
function concentration(part: Float64Array): { sum: number; squares: number; rest: number } {
  const sum = part.reduce((s, x) => s + x, 0);
  let squares = 0;
  let rest = 0;
  let before = 0;
  for (const x of part) {
    squares += (x / sum) ** 2;
    rest += (2 * (x / sum) * before) / sum;
    before += x;
  }
  return part.length === 0 ? { sum, squares: NaN, rest: NaN } : { sum, squares, rest };
}
