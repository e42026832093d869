import {
  type BetaPosterior,
  checkBetaShapes,
  checkProbability,
  type PassCount,
} from '@bits-per-sample/core';
import { checkCounts } from '../../check/checkCounts.ts';
import { withDefaults } from '../../check/withDefaults.ts';

/** Options of {@link moppsUpdate}. */
export interface DiscountOptions {
  /** Share of the old belief that is kept, in [0, 1]. Default 0.5, as in the released scripts. */
  readonly decay?: number;
  /** What the belief falls back to. Default { a: 1, b: 1 }, the uniform prior. */
  readonly prior?: BetaPosterior;
}

/**
 * Belief in a pass rate that moves while the model trains: forget a share of the past, then count
 * the new group. a ← λ a + (1 − λ) a₀ + k, b ← λ b + (1 − λ) b₀ + (n − k).
 *
 * A plain Beta posterior becomes surer with every group, and about a model that no longer exists.
 * Discounted, it keeps a bounded memory: see {@link moppsEffectiveSampleSize}. With an empty group
 * it only drifts towards the prior, which is how a task that is not drawn becomes uncertain again.
 *
 * The released code reads `… + s·n if n > 1 else 8`: for n = 1 its precedence replaces the whole
 * belief by 8. This is the formula of the paper.
 *
 * @param belief shapes before the group, each > 0.
 * @param counts of the group; fractions are allowed. NaN gives NaN.
 * @param options `decay`: default 0.5 (1 = never forget); `prior`: default { a: 1, b: 1 }.
 * @returns shapes after the group.
 * @throws {DomainError} successes outside [0, attempts], or decay outside [0, 1].
 *
 * @see Qu et al. (2025), "MoPPS", arXiv:2507.04632
 *
 * @example
 * ```ts
 * moppsUpdate({ a: 5, b: 3 }, { successes: 1, attempts: 8 }); // => { a: 4, b: 9 }
 * moppsUpdate({ a: 5, b: 3 }, { successes: 1, attempts: 1 }); // => { a: 4, b: 2 }
 * ```
 */
export function moppsUpdate(
  belief: BetaPosterior,
  counts: PassCount,
  options: DiscountOptions = {},
): BetaPosterior {
  const { decay, prior } = withDefaults('moppsUpdate', options, {
    decay: 0.5,
    prior: { a: 1, b: 1 },
  });
  checkBetaShapes('moppsUpdate', belief, 'belief');
  checkBetaShapes('moppsUpdate', prior, 'prior');
  checkCounts('moppsUpdate', counts);
  checkProbability('moppsUpdate', 'decay', decay);
  const { successes, attempts } = counts;
  return {
    a: decay * belief.a + (1 - decay) * prior.a + successes,
    b: decay * belief.b + (1 - decay) * prior.b + (attempts - successes),
  };
}
