import { DomainError } from '@bits-per-sample/core';

/** Two pass rates between which nothing moves. */
export function checkThresholds(fn: string, low: number, high: number): void {
  if (!(low >= 0 && low <= high)) throw new DomainError(fn, 'low', `in [0, high = ${high}]`, low);
  if (!(high <= 1)) throw new DomainError(fn, 'high', '≤ 1', high);
}
