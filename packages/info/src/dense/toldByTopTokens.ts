import { type Bits, DomainError, divergenceTerm } from '@bits-per-sample/core';
import { sum } from '../numeric/sum.ts';
import { atMostZero, checkTokenLogprobs, type TokenLogprobs } from './tokenLogprobs.ts';

/** How far above 1 rounding puts probabilities together. */
const ROUNDING = 1e-3;
/** What rounding may leave of 1 where the k tokens are all there are. */
const DUST = 1e-12;

/**
 * What a teacher tells a student at least at one place, from the log-probabilities of k tokens by
 * both models and what is left to all others:
 * Σ τ log₂(τ/π) + τ_rest log₂(τ_rest/π_rest).
 *
 * It rises with k to KL(τ‖π), which is all that the teacher's distribution tells. The tokens may be
 * the teacher's likeliest or any others, so long as both lists are of the same ones. Probabilities
 * must be those of the whole vocabulary: made to add up to 1 over the k tokens they bound nothing.
 *
 * @param logprobs of the same k tokens at one place by both models, in nats.
 * @returns bits ≥ 0, at most KL(τ‖π); Infinity where the student excludes what the teacher does
 *   not, NaN where a log-probability is NaN.
 * @throws {DomainError} a log-probability above 0 by more than rounding (1e−3), lists of different
 *   lengths, or probabilities that add up to more than 1 by more than rounding.
 *
 * @see Cover & Thomas (2006), Elements of Information Theory, §2.8 (data processing)
 *
 * @example
 * ```ts
 * const student = [Math.log(0.25), Math.log(0.25)];
 * toldByTopTokens({ student, teacher: [Math.log(0.5), Math.log(0.5)] }); // => 1
 * toldByTopTokens({ student, teacher: student }); // => 0
 * ```
 */
export function toldByTopTokens(logprobs: TokenLogprobs): Bits {
  const fn = 'toldByTopTokens';
  checkTokenLogprobs(fn, logprobs);
  const logs = (model: 'student' | 'teacher') => Array.from(logprobs[model], atMostZero);
  const [s, t] = [logs('student'), logs('teacher')];
  const rest = (model: 'student' | 'teacher', log: readonly number[]): number => {
    const left = 1 - sum(log.map(Math.exp));
    if (left < -ROUNDING) throw new DomainError(fn, model, 'of at most 1 together', 1 - left);
    return left < DUST ? 0 : left;
  };
  const [p, q] = [rest('teacher', t), rest('student', s)];
  const terms = t.map((log, i) => {
    const at = Math.exp(log);
    return divergenceTerm(
      at,
      Math.exp(s[i]!),
      at === 0 ? Math.exp(s[i]!) : at * Math.expm1(s[i]! - log),
    );
  });
  return sum([...terms, divergenceTerm(p, q, q - p)]) / Math.LN2;
}
