import { DomainError } from '@bits-per-sample/core';

/** Two batch sizes, the second larger. */
export function checkBatches(fn: string, smallBatch: number, bigBatch: number): void {
  if (!(smallBatch >= 1)) throw new DomainError(fn, 'smallBatch', '≥ 1', smallBatch);
  if (!(bigBatch > smallBatch))
    throw new DomainError(fn, 'bigBatch', `> smallBatch = ${smallBatch}`, bigBatch);
}
