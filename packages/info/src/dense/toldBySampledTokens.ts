import { type Bits, bernoulliDivergence } from '@bits-per-sample/core';
import { sum } from '../numeric/sum.ts';
import { atMostZero, checkTokenLogprobs, type TokenLogprobs } from './tokenLogprobs.ts';

/**
 * What a teacher tells a student at least, from the log-probabilities of one token at each place:
 * Σ kl₂(e^t‖e^s), the divergence of two coins "this token, or another one".
 *
 * What a teacher's distribution τ tells a student of distribution π is KL(τ‖π), as a label does:
 * the counterpart of −log₂ p of a label and of H(p) of a reward. Merging outcomes loses
 * information, so a single probability tells at most that, whichever token it is of. Where the
 * student is sure and wrong this is large, however small its entropy.
 *
 * It is added up over the places that the student visited. At other places (another policy sampled)
 * it says what was told there. Tokens that are missing are left out by the caller: what is left is
 * still told at least.
 *
 * @param logprobs of one token at each place by both models, in nats.
 * @returns bits ≥ 0, at most Σ KL(τ‖π); Infinity where the student excludes what the teacher does
 *   not, NaN where a log-probability is NaN.
 * @throws {DomainError} a log-probability above 0 by more than rounding (1e−3), or lists of
 *   different lengths.
 *
 * @see Cover & Thomas (2006), Elements of Information Theory, §2.8 (data processing)
 *
 * @example
 * ```ts
 * toldBySampledTokens({ student: [Math.log(0.5)], teacher: [Math.log(0.5)] }); // => 0
 * toldBySampledTokens({ student: [Math.log(0.25)], teacher: [0] }); // => 2
 * ```
 */
export function toldBySampledTokens(logprobs: TokenLogprobs): Bits {
  checkTokenLogprobs('toldBySampledTokens', logprobs);
  const { student, teacher } = logprobs;
  return sum(Array.from(student, (s, i) => coin(atMostZero(teacher[i]!), atMostZero(s))));
}

/** Divergence of two coins whose log-probabilities are known. */
function coin(t: number, s: number): number {
  const [p, q] = [Math.exp(t), Math.exp(s)];
  if (Number.isNaN(p) || Number.isNaN(q)) return Number.NaN;
  const difference = p === 0 ? q : p * Math.expm1(s - t);
  return bernoulliDivergence(p, q, { difference, notP: -Math.expm1(t), notQ: -Math.expm1(s) });
}
