import { DomainError, type TrialCounts } from '@bits-per-sample/core';

/** Successes lie in [0, trials]; NaN passes. */
export function checkCounts(fn: string, { successes, trials }: TrialCounts): void {
  if (trials < 0) throw new DomainError(fn, 'trials', '≥ 0', trials);
  if (successes < 0 || successes > trials)
    throw new DomainError(fn, 'successes', `in [0, trials = ${trials}]`, successes);
}
