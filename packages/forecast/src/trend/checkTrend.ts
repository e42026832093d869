import { checkArray, checkObject, DomainError } from '@bits-per-sample/core';
import type { PassRateTrend } from './fitTrend.ts';

/** Refuses what no `countTrend` or `evaluationTrend` gave. */
export function checkTrend(fn: string, parameter: string, trend: PassRateTrend): void {
  checkObject(fn, parameter, trend);
  for (const field of ['now', 'passRate', 'observations', 'effectiveRollouts'] as const)
    if (typeof trend[field] !== 'number')
      throw new DomainError(fn, parameter, 'a trend of countTrend or evaluationTrend', trend);
  checkArray(fn, parameter, trend.components);
}
