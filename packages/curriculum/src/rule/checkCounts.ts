import { DomainError, type PassCount } from '@bits-per-sample/core';

/** Successes lie in [0, attempts]; NaN passes. */
export function checkCounts(fn: string, { successes, attempts }: PassCount): void {
  if (attempts < 0) throw new DomainError(fn, 'attempts', '≥ 0', attempts);
  if (successes < 0 || successes > attempts)
    throw new DomainError(fn, 'successes', `in [0, attempts = ${attempts}]`, successes);
}
