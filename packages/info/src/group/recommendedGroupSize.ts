import { checkArray, checkGroupSize, checkObject, DomainError } from '@bits-per-sample/core';
import { binaryEntropy } from '../reward/binaryEntropy.ts';
import { ANY_SIZE } from './checkGroup.ts';
import { checkMixture } from './checkMixture.ts';
import { liveGroupBits } from './liveGroupBits.ts';
import { liveShareOf } from './liveShareOf.ts';
import { mixtureMean } from './mixtureMean.ts';
import type { PassRateSpread } from './passRateMixture.ts';

/** What one group size would give on a prompt set. */
export interface GroupSizeRow {
  /** Rollouts per group, G. */
  readonly groupSize: number;
  /** Share of groups with a gradient, in [0, 1]. */
  readonly live: number;
  /** Groups started per live group, on average, ≥ 1. */
  readonly oversampling: number;
  /** Rollouts generated per live group. */
  readonly rolloutsPerLiveGroup: number;
  /** Mean bits per rollout that arrive through live groups, at most. */
  readonly bitsPerRollout: number;
}

/** A recommended group size with the table it was chosen from. */
export interface GroupSizeAdvice {
  /** The smallest candidate that keeps enough, or the largest one; NaN when nothing can be learned. */
  readonly groupSize: number;
  /** Whether that candidate reaches `keep`. */
  readonly reached: boolean;
  /** Mean H(p) over the prompts: bits per rollout that no group size can exceed. */
  readonly ceiling: number;
  /** One row per candidate, ascending. */
  readonly candidates: readonly GroupSizeRow[];
}

/** Options of {@link recommendedGroupSize}. */
export interface GroupSizeOptions {
  /** Group sizes to compare, integers ≥ 1. Default 2, 4, 8, 16, 32, 64. */
  readonly candidates?: readonly number[];
  /** Share of the mean H(p) that must arrive through live groups, in (0, 1]. Default 0.8. */
  readonly keep?: number;
}

/**
 * The smallest group size at which most bits of a rollout arrive through live groups: the first
 * candidate whose mean {@link liveGroupBits} per rollout reaches `keep` times the mean H(p).
 *
 * Small groups are often all solved or all failed, and a group baseline sees nothing in them;
 * large groups see fewer prompts. The rule counts information alone: the variance between prompts
 * argues for groups no larger than this. The choice is that for the given spread; a spread that
 * was fitted to a log has an error of its own, which it does not show.
 *
 * @param mixture spread of pass rates, from {@link passRateMixture}.
 * @param options `candidates` and `keep`.
 * @returns the choice and, for every candidate, what it would give.
 * @throws {DomainError} a mixture outside its domain, keep outside (0, 1], no candidates, or one that is not an integer ≥ 1.
 *
 * @example
 * ```ts
 * const advice = recommendedGroupSize({ a: 2, b: 2, zero: 0, one: 0 });
 * advice.groupSize; // => 8
 * advice.candidates[0].live.toFixed(3); // => '0.400'
 * ```
 */
export function recommendedGroupSize(
  mixture: PassRateSpread,
  options: GroupSizeOptions = {},
): GroupSizeAdvice {
  const fn = 'recommendedGroupSize';
  checkMixture(fn, mixture);
  checkObject(fn, 'options', options);
  const { candidates = [2, 4, 8, 16, 32, 64], keep = 0.8 } = options;
  if (!(typeof keep === 'number' && keep > 0 && keep <= 1))
    throw new DomainError(fn, 'keep', 'in (0, 1]', keep);
  checkArray(fn, 'candidates', candidates);
  if (candidates.length === 0)
    throw new DomainError(fn, 'candidates', 'with at least one size', '[]');
  const sizes = Array.from(candidates);
  for (const groupSize of sizes) checkGroupSize(fn, groupSize, ANY_SIZE);
  const ceiling = mixtureMean(mixture, binaryEntropy);
  const rows = sizes
    .sort((x, y) => x - y)
    .map((groupSize): GroupSizeRow => {
      const live = liveShareOf(mixture, groupSize);
      return {
        groupSize,
        live,
        oversampling: 1 / live,
        rolloutsPerLiveGroup: groupSize / live,
        bitsPerRollout: mixtureMean(mixture, (p) => liveGroupBits(p, groupSize)) / groupSize,
      };
    });
  const enough = rows.find((row) => ceiling > 0 && row.bitsPerRollout >= keep * ceiling);
  const groupSize = ceiling > 0 ? (enough ?? rows[rows.length - 1]!).groupSize : NaN;
  return { groupSize, reached: enough !== undefined, ceiling, candidates: rows };
}
