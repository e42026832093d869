import { checkBetaShapes, checkObject, checkProbability, DomainError } from '@bits-per-sample/core';
import type { PassRateSpread } from './passRateMixture.ts';

/** A spread of pass rates: shapes > 0 and shares of at most 1 together. NaN passes. */
export function checkMixture(fn: string, mixture: PassRateSpread): void {
  checkObject(fn, 'mixture', mixture);
  checkBetaShapes(fn, mixture);
  const { zero, one } = mixture;
  checkProbability(fn, 'zero', zero);
  checkProbability(fn, 'one', one);
  if (zero + one > 1 + 1e-9) throw new DomainError(fn, 'zero + one', '≤ 1', zero + one);
}
