import { type Estimate, studentQuantile, undefinedEstimate } from '@bits-per-sample/core';
import type { PromptQuestion } from '../curve/promptQuestion.ts';
import type { CategorySums } from './categorySums.ts';

/** Which question an interval of a category answers, and how sure it is. */
export interface CategoryQuestion {
  readonly over: PromptQuestion;
  readonly level: number;
  /** Words for the method. */
  readonly method: string;
}

/** The mean of a category with its interval, whose ends are made from the critical value. */
export function categoryInterval(
  { mean, variance, prompts }: CategorySums,
  { over, level, method }: CategoryQuestion,
  ends: (critical: number) => { readonly lower: number; readonly upper: number },
): Estimate<'probability'> {
  if (Number.isNaN(variance)) {
    const reason = prompts < 2 ? 'one prompt only' : 'prompts with one attempt only';
    return undefinedEstimate('probability', reason, { level, n: prompts });
  }
  const freedom = over === 'sample' ? prompts - 1 : Infinity;
  const { lower, upper } = ends(studentQuantile((1 + level) / 2, freedom));
  const words = `${method}, ${over} prompts`;
  return { value: mean, lower, upper, level, n: prompts, unit: 'probability', method: words };
}
