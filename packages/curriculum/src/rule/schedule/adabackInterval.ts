import { checkNumber, checkProbability } from '@bits-per-sample/core';
import { checkFields } from '../../check/checkFields.ts';
import { withDefaults } from '../../check/withDefaults.ts';

/** Shares of a reference solution between which the right prefix is searched. */
export interface HintInterval {
  /** Smallest share still thought of, in [0, 1]. */
  readonly lower: number;
  /** Largest share still thought of, in [0, 1]. */
  readonly upper: number;
}

/** Options of {@link adabackInterval}. */
export interface AdabackOptions {
  /** Mean reward from which a group counts as solved. Default 0.5. */
  readonly threshold?: number;
}

/**
 * One step of AdaBack's search for the share of a reference solution that a task needs as a
 * prefix: failed at `portion` → [portion, upper], solved → [lower, portion].
 *
 * Plain bisection. It finds the share at which the task is solved about as often as not, which is
 * where a reward is least certain. It believes every noisy group for ever and the upper end never
 * rises again, so a task that the model forgets cannot get more help: the strategy `hintBisect` can
 * go back.
 *
 * @param interval before.
 * @param portion share of the solution that the group was given, in [0, 1].
 * @param meanReward of the group; a threshold that is exactly met counts as solved.
 * @param options `threshold`: default 0.5.
 * @returns interval after; both ends NaN when portion or meanReward is.
 * @throws {DomainError} portion outside [0, 1].
 *
 * @see Amani et al. (2025), "AdaBack", arXiv:2506.18110
 *
 * @example
 * ```ts
 * adabackInterval({ lower: 0, upper: 0.9 }, 0.45, 1); // => { lower: 0, upper: 0.45 }
 * adabackInterval({ lower: 0, upper: 0.9 }, 0.45, 0); // => { lower: 0.45, upper: 0.9 }
 * ```
 */
export function adabackInterval(
  interval: HintInterval,
  portion: number,
  meanReward: number,
  options: AdabackOptions = {},
): HintInterval {
  const { threshold } = withDefaults('adabackInterval', options, {
    threshold: 0.5,
  });
  checkFields('adabackInterval', 'interval', interval, ['lower', 'upper']);
  checkNumber('adabackInterval', 'meanReward', meanReward);
  checkProbability('adabackInterval', 'portion', portion);
  const { lower, upper } = interval;
  if (Number.isNaN(portion + meanReward + threshold)) return { lower: NaN, upper: NaN };
  return meanReward < threshold ? { lower: portion, upper } : { lower, upper: portion };
}
