import { checkAtLeast, checkBetaShapes, checkProbability } from '@bits-per-sample/core';
import { withDefaults } from '../../check/withDefaults.ts';
import type { DiscountOptions } from './moppsUpdate.ts';

/**
 * Rollouts that a discounted belief remembers in the end: where a + b settles when the task is
 * drawn at every step, a₀ + b₀ + n / (1 − λ).
 *
 * With λ = ½ and groups of 8 the belief never weighs more than 18 rollouts: its standard deviation
 * stays above √(p(1 − p)/19) however long one trains. Choose λ so that this memory is about as
 * long as the pass rate stands still.
 *
 * @param groupSize rollouts per update, n, ≥ 0.
 * @param options `decay` λ in [0, 1]: default 0.5; `prior`: default { a: 1, b: 1 }.
 * @returns rollouts, prior included; Infinity at λ = 1.
 * @throws {DomainError} groupSize < 0, or decay outside [0, 1].
 *
 * @example
 * ```ts
 * moppsEffectiveSampleSize(8); // => 18
 * moppsEffectiveSampleSize(8, { decay: 1 }); // => Infinity
 * ```
 */
export function moppsEffectiveSampleSize(groupSize: number, options: DiscountOptions = {}): number {
  const { decay, prior } = withDefaults('moppsEffectiveSampleSize', options, {
    decay: 0.5,
    prior: { a: 1, b: 1 },
  });
  const fn = 'moppsEffectiveSampleSize';
  checkAtLeast(fn, 'groupSize', groupSize, 0);
  checkBetaShapes(fn, prior, 'prior');
  checkProbability(fn, 'decay', decay);
  return prior.a + prior.b + (groupSize === 0 ? 0 * decay : groupSize / (1 - decay));
}
