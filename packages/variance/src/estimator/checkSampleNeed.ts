import { checkProbability, DomainError } from '@bits-per-sample/core';

/** Domain of the sample-need functions. NaN passes. */
export function checkSampleNeed(fn: string, p: number, confidence: number): void {
  checkProbability(fn, 'p', p);
  if (typeof confidence !== 'number' || confidence <= 0 || confidence >= 1)
    throw new DomainError(fn, 'confidence', 'in (0, 1)', confidence);
}
