import { DomainError } from '@bits-per-sample/core';

/** Domain of the sample-need functions. NaN passes. */
export function checkSampleNeed(fn: string, p: number, confidence: number): void {
  if (p < 0 || p > 1) throw new DomainError(fn, 'p', 'in [0, 1]', p);
  if (confidence <= 0 || confidence >= 1)
    throw new DomainError(fn, 'confidence', 'in (0, 1)', confidence);
}
