import { checkProbability, checkWhole } from '@bits-per-sample/core';

/** A belief in one answer of several. */
export function checkAnswer(fn: string, p: number, answers: number): void {
  checkProbability(fn, 'p', p);
  checkWhole(fn, 'answers', answers, { least: 2 });
}
