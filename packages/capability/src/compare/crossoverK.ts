import { checkPairs, type PassCounts } from '../numeric/checkCounts.ts';
import { leads } from './leads.ts';

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
 * @throws {DomainError} counts that are no counts, or sides of unequal length.
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
  checkPairs('crossoverK', base, trained);
  for (const { k, sign } of leads(base, trained)) if (sign <= 0) return k;
  return NaN;
}
