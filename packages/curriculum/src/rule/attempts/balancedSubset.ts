import { checkNumbers, checkRng, DomainError, type Rng } from '@bits-per-sample/core';
import { withDefaults } from '../../check/withDefaults.ts';

/** Options of {@link balancedSubset}. */
export interface BalancedSubsetOptions {
  /** Rollouts to keep, an integer ≥ 1. Default 4. */
  readonly keep?: number;
  /** Reward above which a rollout is right. Default 0.7. */
  readonly threshold?: number;
}

/** What {@link balancedSubset} keeps, and what the advantages are to be made with. */
export interface BalancedSubset {
  /** Which rollouts to train on, ascending. */
  readonly indices: readonly number[];
  /** Mean of all rewards. */
  readonly mean: number;
  /** Standard deviation of all rewards, over n. */
  readonly deviation: number;
}

/**
 * The rollouts to train on after rounds of sampling: half of them right and half wrong, at random;
 * where one side is short the other fills up.
 *
 * Advantages must be made with the mean and deviation of *all* rewards, which are returned too. The
 * kept ones have a mean near ½ whatever the pass rate is, and advantages from them would say that a
 * task solved once in a hundred is as easy as one solved every other time.
 *
 * @param rewards of all rounds, shape [N].
 * @param rng where the choice is drawn from.
 * @param options `keep`: default 4; `threshold`: default 0.7.
 * @returns indices, all of them when there are no more than `keep`; mean and deviation, NaN of no
 *   rewards or of a NaN.
 * @throws {DomainError} keep not an integer ≥ 1.
 *
 * @see Xiong et al. (2025), "Reinforce-Ada", arXiv:2510.04996
 *
 * @example
 * ```ts
 * const { indices, mean } = balancedSubset([0, 0, 1, 0, 0, 0, 0, 1], createRng(1));
 * indices.filter((i) => i === 2 || i === 7).length; // => 2
 * mean; // => 0.25
 * ```
 */
export function balancedSubset(
  rewards: ArrayLike<number>,
  rng: Rng,
  options: BalancedSubsetOptions = {},
): BalancedSubset {
  const { keep, threshold } = withDefaults('balancedSubset', options, {
    keep: 4,
    threshold: 0.7,
  });
  if (!(Number.isInteger(keep) && keep >= 1))
    throw new DomainError('balancedSubset', 'keep', 'an integer ≥ 1', keep);
  checkNumbers('balancedSubset', 'rewards', rewards);
  checkRng('balancedSubset', rng);
  const all = Array.from(rewards);
  const sides: [number[], number[]] = [[], []];
  all.forEach((reward, i) => {
    sides[reward > threshold ? 1 : 0].push(i);
  });
  const [wrong, right] = sides;
  const fromRight = Math.min(right.length, Math.max(Math.floor(keep / 2), keep - wrong.length));
  const take = (side: number[], count: number) => {
    for (let i = 0; i < Math.min(count, side.length); i++) {
      const j = i + Math.floor(rng.next() * (side.length - i));
      [side[i], side[j]] = [side[j]!, side[i]!];
    }
    return side.slice(0, count);
  };
  const mean = all.reduce((sum, reward) => sum + reward, 0) / all.length;
  const square = all.reduce((sum, reward) => sum + (reward - mean) ** 2, 0) / all.length;
  return {
    indices: [...take(right, fromRight), ...take(wrong, keep - fromRight)].sort((i, j) => i - j),
    mean,
    deviation: Math.sqrt(square),
  };
}
