import { constants } from '../constants.ts';
import type { PassRateTrend } from '../trend/fitTrend.ts';
import { reachedAt } from './reachedAt.ts';

/** A point of time and the probability that the target was reached by then. */
export interface ReachPoint {
  readonly rollouts: number;
  readonly probability: number;
}

/** Probability that a target was reached, at 40 points from now to `at`, equal in ln N: never falls. */
export function reachCurve(trend: PassRateTrend, target: number, at: number): ReachPoint[] {
  const last = constants.reachPoints - 1;
  let most = 0;
  return Array.from({ length: last + 1 }, (_, i) => {
    const rollouts = i === last ? at : trend.now * (at / trend.now) ** (i / last);
    most = Math.max(most, reachedAt(trend, target, rollouts));
    return { rollouts, probability: most };
  });
}
