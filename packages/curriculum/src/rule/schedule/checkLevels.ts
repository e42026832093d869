import { checkProbability, DomainError } from '@bits-per-sample/core';

/** A place in training, and a ladder of difficulty levels. */
export function checkLevels(fn: string, progress: number, levels: number): void {
  checkProbability(fn, 'progress', progress);
  if (!(Number.isInteger(levels) && levels >= 1))
    throw new DomainError(fn, 'levels', 'an integer ≥ 1', levels);
}
