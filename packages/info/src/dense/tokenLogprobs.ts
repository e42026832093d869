import { checkNumbers, checkObject, checkSameLength, DomainError } from '@bits-per-sample/core';

/** Log-probabilities that two models give the same tokens. */
export interface TokenLogprobs {
  /** ln of the student's probability of each token, ≤ 0; shape [tokens]. */
  readonly student: ArrayLike<number>;
  /** ln of the teacher's probability of the same tokens, ≤ 0; shape [tokens]. */
  readonly teacher: ArrayLike<number>;
}

/** How far above 0 rounding puts a log-probability. */
const ROUNDING = 1e-3;

/** Refuses what are no log-probabilities of the same tokens. */
export function checkTokenLogprobs(fn: string, logprobs: TokenLogprobs): void {
  checkObject(fn, 'logprobs', logprobs);
  for (const model of ['student', 'teacher'] as const) {
    const values = logprobs[model];
    checkNumbers(fn, model, values);
    for (let i = 0; i < values.length; i++)
      if (values[i]! > ROUNDING) throw new DomainError(fn, `${model}[${i}]`, '≤ 0', values[i]);
  }
  checkSameLength(fn, 'teacher', logprobs.teacher, logprobs.student.length);
}

/** A log-probability without the rounding that put it above 0. */
export const atMostZero = (logprob: number): number => Math.min(0, logprob);
