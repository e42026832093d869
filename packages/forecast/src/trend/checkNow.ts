import { checkNumber, DomainError } from '@bits-per-sample/core';

/** Rollouts so far: as given, which no step may exceed, else those of the last step. */
export function checkNow(fn: string, rollouts: Float64Array, now?: number): number {
  const last = rollouts.reduce((a, b) => Math.max(a, b), 0);
  if (now === undefined) return last;
  checkNumber(fn, 'now', now);
  if (!(now >= last && now <= Number.MAX_SAFE_INTEGER))
    throw new DomainError(fn, 'now', `in [${last}, 2^53), no less than any step`, now);
  return now;
}
