import { DomainError } from '@bits-per-sample/core';

/** A belief in one answer of several. */
export function checkAnswer(fn: string, p: number, answers: number): void {
  if (p < 0 || p > 1) throw new DomainError(fn, 'p', 'in [0, 1]', p);
  if (!(Number.isInteger(answers) && answers >= 2))
    throw new DomainError(fn, 'answers', 'an integer ≥ 2', answers);
}
