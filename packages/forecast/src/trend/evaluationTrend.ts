import { checkNumbers, checkObject, checkSameLength, DomainError } from '@bits-per-sample/core';
import { constants } from '../constants.ts';
import { logit } from '../logit.ts';
import { checkColumns } from './checkColumns.ts';
import { checkNow } from './checkNow.ts';
import { fitTrend, type PassRateTrend } from './fitTrend.ts';

/** Pass rates of evaluations, as columns of one length. Their order does not matter. */
export interface StepEvaluations {
  /** Rollouts seen when the evaluation was made, N ≥ 0. */
  readonly rollouts: ArrayLike<number>;
  /** Pass rate of the evaluation; NaN at steps without one. */
  readonly passRate: ArrayLike<number>;
  /** Rollouts so far. Default: the greatest of `rollouts`. */
  readonly now?: number;
}

/**
 * The trend of a run's evaluations: as `countTrend`, of a column of pass rates.
 *
 * An evaluation of the same prompts each time says how the policy moved, whatever filter or curriculum
 * chose the training prompts. Its log-odds are taken to be known to ± .03: what the same set of prompts
 * shows. The forecast is of that column.
 *
 * @param steps columns. Rows without a pass rate, and with one of exactly 0 or 1, which have no log-odds,
 *   are left out and counted.
 * @returns the trend at `now`, plain JSON.
 * @throws {DomainError} columns of other lengths, pass rates outside [0, 1], an evaluation behind `now`.
 *
 * @example
 * ```ts
 * const rollouts = Array.from({ length: 20 }, (_, i) => 512 * i);
 * const passRate = rollouts.map((n) => 0.2 + 0.3 * (n / 10_000));
 * const trend = evaluationTrend({ rollouts, passRate });
 * [trend.observations, trend.now, trend.leftOut]; // => [20, 9728, 0]
 * ```
 */
export function evaluationTrend(steps: StepEvaluations): PassRateTrend {
  const fn = 'evaluationTrend';
  checkObject(fn, 'steps', steps);
  const { rollouts } = checkColumns(fn, 'steps', steps, ['rollouts']);
  const { passRate } = steps;
  checkNumbers(fn, 'passRate', passRate);
  checkSameLength(fn, 'passRate', passRate, rollouts.length);
  const seen: { rollouts: number; logit: number }[] = [];
  for (let i = 0; i < rollouts.length; i++) {
    const p = passRate[i]!;
    if (p < 0 || p > 1) throw new DomainError(fn, 'passRate', 'in [0, 1]', p, i);
    if (p > 0 && p < 1) seen.push({ rollouts: rollouts[i]!, logit: logit(p) });
  }
  seen.sort((a, b) => a.rollouts - b.rollouts || a.logit - b.logit);
  const now = checkNow(fn, rollouts, steps.now);
  if (!(now > 0)) seen.length = 0;
  return fitTrend(
    {
      rollouts: seen.map((row) => row.rollouts),
      logit: seen.map((row) => row.logit),
      variance: seen.map(() => constants.evaluationDeviation ** 2),
    },
    { now, effectiveRollouts: now, leftOut: rollouts.length - seen.length },
  );
}
