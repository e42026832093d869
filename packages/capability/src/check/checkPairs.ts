import { checkObject, checkPassCounts, DomainError, type PassCounts } from '@bits-per-sample/core';

/** Throws unless both sides hold counts of the same prompts in the same order. */
export function checkPairs(fn: string, base: PassCounts, trained: PassCounts): void {
  checkObject(fn, 'base', base);
  checkObject(fn, 'trained', trained);
  checkPassCounts(fn, base);
  checkPassCounts(fn, trained);
  if (base.attempts.length !== trained.attempts.length)
    throw new DomainError(
      fn,
      'trained',
      `of the ${base.attempts.length} prompts of base, in the same order`,
      trained.attempts.length,
    );
}
