import { DomainError } from '@bits-per-sample/core';
import { checkCount } from '../gradient/checkCount.ts';

/** Two batch sizes, the second larger. */
export function checkBatches(fn: string, smallBatch: number, bigBatch: number): void {
  checkCount(fn, 'smallBatch', smallBatch);
  if (!(typeof bigBatch === 'number' && bigBatch > smallBatch))
    throw new DomainError(fn, 'bigBatch', `> smallBatch = ${smallBatch}`, bigBatch);
}
