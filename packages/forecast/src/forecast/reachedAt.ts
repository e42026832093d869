import { normalCdf } from '@bits-per-sample/core';
import { logit } from '../logit.ts';
import type { PassRateTrend } from '../trend/fitTrend.ts';
import { levelsAt } from './levelsAt.ts';

/** P(pass rate ≥ target) at so many rollouts. */
export function reachedAt(trend: PassRateTrend, target: number, at: number): number {
  const wanted = logit(target);
  const levels = levelsAt(trend, at);
  if (!levels.length) return NaN;
  return levels.reduce(
    (sum, { weight, mean, deviation }) => sum + weight * normalCdf((mean - wanted) / deviation),
    0,
  );
}
