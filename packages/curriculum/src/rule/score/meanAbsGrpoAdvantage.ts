import type { PassCount } from '@bits-per-sample/core';
import { checkCounts } from '../../check/checkCounts.ts';

/**
 * Mean |advantage| of a GRPO group with right-or-wrong rewards: 2√(p̂(1 − p̂)), p̂ = k/n.
 *
 * What a curriculum that ranks by absolute advantage sees. The standardisation of GRPO makes it
 * flat: it is 0.66 of its maximum already at one success in eight. With the population standard
 * deviation and no ε; a group that is all right or all wrong has no advantage.
 *
 * @param counts of the group. NaN gives NaN.
 * @returns mean absolute advantage in [0, 1]; NaN for an empty group.
 * @throws {DomainError} successes outside [0, attempts].
 *
 * @see Chen et al. (2025), arXiv:2505.14970, §3
 *
 * @example
 * ```ts
 * meanAbsGrpoAdvantage({ successes: 4, attempts: 8 }); // => 1
 * meanAbsGrpoAdvantage({ successes: 8, attempts: 8 }); // => 0
 * ```
 */
export function meanAbsGrpoAdvantage(counts: PassCount): number {
  checkCounts('meanAbsGrpoAdvantage', counts);
  const { successes, attempts } = counts;
  return 2 * Math.sqrt(successes / attempts) * Math.sqrt((attempts - successes) / attempts);
}
