import { checkNumber, checkPositive, checkProbability } from '@bits-per-sample/core';
import { checkFields } from '../../check/checkFields.ts';
import { withDefaults } from '../../check/withDefaults.ts';
import type { HintInterval } from './adabackInterval.ts';

/** Options of {@link bisectHint}. */
export interface BisectOptions {
  /** Mean reward from which a group counts as solved. Default 0.5. */
  readonly target?: number;
  /** Smallest move of the hint, > 0. Default 0.1. */
  readonly step?: number;
}

/**
 * One step of a search for the share of a reference solution that a task needs as a prefix, which
 * can go back: failed at `portion` → [portion, max(upper, portion + 2 step)], solved →
 * [min(lower, portion − 2 step), portion]. The next hint is the middle.
 *
 * It begins as bisection and ends as the up–down staircase of psychophysics: once the interval is
 * two steps wide, each failure raises the hint by a step and each success lowers it by one, which
 * hovers where the task is solved as often as not. So a task that the model forgets gets more help
 * again, and one unlucky group costs one step. {@link adabackInterval} has neither.
 *
 * The ends may lie up to two steps outside of the hints that are possible; clip the middle, not the
 * interval, or the hint could never be exactly 0.
 *
 * @param interval before.
 * @param portion share of the solution that the group was given, in [0, 1].
 * @param meanReward of the group; a target that is exactly met counts as solved.
 * @param options `target` = 0.5; `step` = 0.1.
 * @returns interval after; both ends NaN when portion or meanReward is.
 * @throws {DomainError} portion outside [0, 1], or step ≤ 0.
 *
 * @see Levitt (1971), doi:10.1121/1.1912375 (the staircase); Amani et al. (2025), arXiv:2506.18110
 *
 * @example
 * ```ts
 * bisectHint({ lower: 0, upper: 0.75 }, 0.375, 1); // => { lower: 0, upper: 0.375 }
 * bisectHint({ lower: 0, upper: 0.25 }, 0.125, 0, { step: 0.125 }); // => { lower: 0.125, upper: 0.375 }
 * ```
 */
export function bisectHint(
  interval: HintInterval,
  portion: number,
  meanReward: number,
  options: BisectOptions = {},
): HintInterval {
  const { target, step } = withDefaults('bisectHint', options, {
    target: 0.5,
    step: 0.1,
  });
  checkFields('bisectHint', 'interval', interval, ['lower', 'upper']);
  checkNumber('bisectHint', 'meanReward', meanReward);
  checkProbability('bisectHint', 'portion', portion);
  checkPositive('bisectHint', 'step', step);
  const { lower, upper } = interval;
  if (Number.isNaN(portion + meanReward + target)) return { lower: NaN, upper: NaN };
  return meanReward < target
    ? { lower: portion, upper: Math.max(upper, portion + 2 * step) }
    : { lower: Math.min(lower, portion - 2 * step), upper: portion };
}
