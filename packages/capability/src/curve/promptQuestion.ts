import { checkOneOf } from '@bits-per-sample/core';

/** Over what a mean is taken: all prompts of which these are a sample, or these prompts alone. */
export type PromptQuestion = 'sample' | 'these';

/** Throws unless the question is one of the two. */
export function checkQuestion(fn: string, parameter: string, over: PromptQuestion): void {
  checkOneOf(fn, parameter, over, ['sample', 'these']);
}
