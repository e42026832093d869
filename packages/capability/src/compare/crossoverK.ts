import { countBins, type PassCounts } from '@bits-per-sample/core';
import { checkPairs } from '../check/checkPairs.ts';
import { checkScan, leads } from './leads.ts';

/**
 * The smallest k at which the base model's mean pass@k is no longer below the trained one's.
 *
 * Training that only sharpens wins at k = 1 and loses at large k, where the base still finds
 * answers that the trained model gave up. A point estimate: {@link compareCapability} says how
 * sure it is, and NaN means "not within these attempts", not "never".
 *
 * @param base counts of the base model, one entry per prompt.
 * @param trained counts of the trained model on the same prompts, in the same order.
 * @returns k in [1, fewest attempts of any prompt]; NaN when the trained model leads throughout.
 * @throws {DomainError} counts that are no counts, sides of unequal length, or more than 2^20
 *   attempts for every prompt.
 *
 * @see Yue et al. (2025), arXiv:2504.13837
 *
 * @example
 * ```ts
 * const attempts = new Float64Array(3).fill(32);
 * crossoverK(
 *   { attempts, successes: Float64Array.of(1, 2, 3) },
 *   { attempts, successes: Float64Array.of(4, 9, 0) },
 * ); // => 14
 * ```
 */
export function crossoverK(base: PassCounts, trained: PassCounts): number {
  const fn = 'crossoverK';
  checkPairs(fn, base, trained);
  const sides = [countBins(fn, base), countBins(fn, trained)] as const;
  checkScan(fn, Math.min(sides[0].fewest, sides[1].fewest));
  for (const { k, sign } of leads(sides)) if (sign <= 0) return k;
  return NaN;
}
