import { type Bits, checkNumbers, checkObject, checkOneOf } from '@bits-per-sample/core';
import { checkSetting } from '../numeric/checkSetting.ts';
import { countEntropy } from './countEntropy.ts';
import { type CountEntropyMethod, countEntropyMethods } from './countEntropyMethods.ts';

/** Options of {@link empiricalRewardEntropy}. */
export interface RewardEntropyOptions {
  /** Resolution: rewards are rounded to its multiples before counting. Default: exact equality. */
  readonly step?: number;
  /** Estimator, see {@link countEntropy}. Default `'miller-madow'`. */
  readonly method?: CountEntropyMethod;
}

/**
 * Entropy of graded rewards of one prompt, from how often each value came.
 *
 * For rewards that are not 0/1: partial credit, test counts, scores. Give `step` for
 * continuous scores, or every reward is its own level and the entropy is log₂ n of
 * printing noise. At most log₂ of the number of levels, and a bound like H(p).
 *
 * @param rewards rewards of the rollouts of one prompt; NaN (missing) is left out.
 * @param options `step` and `method`.
 * @returns entropy in bits; NaN without rewards.
 * @throws {DomainError} step not > 0, an unknown method, or rewards that are no numbers.
 *
 * @example
 * ```ts
 * empiricalRewardEntropy([0, 0.5, 1, 0.5], { method: 'plugin' }); // => 1.5
 * empiricalRewardEntropy([0.501, 0.499, 0.2, 0.2], { step: 0.1, method: 'plugin' }); // => 1
 * ```
 */
export function empiricalRewardEntropy(
  rewards: ArrayLike<number>,
  options: RewardEntropyOptions = {},
): Bits {
  const fn = 'empiricalRewardEntropy';
  checkNumbers(fn, 'rewards', rewards);
  checkObject(fn, 'options', options);
  const { step, method = 'miller-madow' } = options;
  if (step !== undefined) checkSetting(fn, 'step', step);
  checkOneOf(fn, 'method', method, countEntropyMethods);
  const levels = new Map<number, number>();
  for (let i = 0; i < rewards.length; i++) {
    const reward = rewards[i]!;
    if (Number.isNaN(reward)) continue;
    const level = step === undefined ? reward : Math.round(reward / step);
    levels.set(level, (levels.get(level) ?? 0) + 1);
  }
  return countEntropy([...levels.values()], { method });
}
