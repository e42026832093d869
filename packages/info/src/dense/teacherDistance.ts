import { checkObject, checkOneOf, logExcess } from '@bits-per-sample/core';
import { sum } from '../numeric/sum.ts';
import { atMostZero, checkTokenLogprobs, type TokenLogprobs } from './tokenLogprobs.ts';

/** Options of {@link teacherDistance}. */
export interface TeacherDistanceOptions {
  /** Estimator of each token's divergence. Default `'k1'`. */
  readonly estimator?: 'k1' | 'k3';
}

/**
 * How far a student is from its teacher, from the log-probabilities of the tokens that the student
 * sampled: an estimate of KL(student‖teacher) over whole answers, in units of log 2.
 *
 * On-policy distillation lowers it. It is a distance and no information: a student that is sure
 * of what the teacher excludes is endlessly far from it, and what the teacher tells it is bounded
 * by what the student does not know. What was told at least is {@link toldBySampledTokens}.
 *
 * - `'k1'`: Σ (s − t), unbiased and of either sign.
 * - `'k3'`: Σ (e^(t − s) − 1 − (t − s)), unbiased too, never negative, of heavier tails.
 *
 * They differ by Σ (e^(t − s) − 1), whose mean is 0 when the tokens were sampled with the
 * student's logged probabilities. Where it is not, these are another temperature, another base of
 * the logarithm or other tokens, and neither estimates the distance.
 *
 * @param logprobs of the sampled tokens by both models, in nats.
 * @param options `estimator`.
 * @returns distance in units of log 2; Infinity where the teacher excludes a sampled token, NaN
 *   where a log-probability is NaN.
 * @throws {DomainError} a log-probability above 0 by more than rounding (1e−3), lists of
 *   different lengths, an unknown estimator.
 *
 * @see Schulman (2020), joschu.net/blog/kl-approx.html; Agarwal et al. (2024), arXiv:2306.13649
 *
 * @example
 * ```ts
 * const logprobs = { student: [Math.log(0.5)], teacher: [Math.log(0.25)] };
 * teacherDistance(logprobs); // => 1
 * teacherDistance(logprobs, { estimator: 'k3' }).toFixed(4); // => '0.2787'
 * ```
 */
export function teacherDistance(
  logprobs: TokenLogprobs,
  options: TeacherDistanceOptions = {},
): number {
  const fn = 'teacherDistance';
  checkTokenLogprobs(fn, logprobs);
  checkObject(fn, 'options', options);
  const { estimator = 'k1' } = options;
  checkOneOf(fn, 'estimator', estimator, ['k1', 'k3'] as const);
  const { student, teacher } = logprobs;
  const terms = Array.from(student, (s, i) => {
    const ratio = atMostZero(teacher[i]!) - atMostZero(s);
    return estimator === 'k1' ? -ratio : logExcess(Math.expm1(ratio));
  });
  return sum(terms) / Math.LN2;
}
