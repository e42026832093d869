import { DomainError } from '@bits-per-sample/core';
import type { PassRateTrend } from '../trend/fitTrend.ts';

/** Furthest factor of the rollouts so far that is computed. */
const FURTHEST = 1e6;

/** Refuses rollouts that lie behind, or out of all proportion. */
export function checkAt(fn: string, at: number, { now }: PassRateTrend): void {
  if (typeof at !== 'number' || at < now || at > now * FURTHEST)
    throw new DomainError(fn, 'at', `in [${now}, ${now * FURTHEST}], rollouts to come`, at);
}
