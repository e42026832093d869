import {
  checkArray,
  checkNumber,
  checkObject,
  checkWhole,
  DomainError,
  type PassCounts,
} from '@bits-per-sample/core';
import { meansOf } from './meansOf.ts';
import type { PopulationMean, PopulationOptions } from './populationShape.ts';
import { keptBitsRate } from './rateFunction.ts';

/** Options of {@link suitableGroupSizes}. */
export interface SuitableGroupSizesOptions extends Omit<PopulationOptions, 'per'> {
  /** Group sizes to choose from, integers ≥ 2. Default 2, 4, 8, 16, 32, 64. */
  readonly candidates?: readonly number[] | undefined;
  /** Share of the bits that must arrive through live groups, in [0, 1]. Default 0.8. */
  readonly keep?: number | undefined;
}

/** Group sizes that keep enough, as far as the counts tell. */
export interface SuitableGroupSizes {
  /** Least candidate that may be enough; NaN when none is. */
  readonly smallest: number;
  /** Least candidate that is enough beyond doubt; NaN when that is none of them. */
  readonly largest: number;
  /** Least candidate that is enough by the estimate; NaN when none is. */
  readonly groupSize: number;
  /** Bits per rollout beyond what is to be kept, for each candidate, ascending. */
  readonly balance: readonly PopulationMean<'bits/rollout'>[];
}

/**
 * The group sizes at which a rollout still delivers most of its bits, for **any** distribution of
 * pass rates: those that the counts cannot tell apart.
 *
 * A size is enough when {@link liveGroupBits} per rollout is at least `keep` of H(p), on average
 * over prompts. From `smallest` to `largest` the interval of that balance holds 0: groups below
 * deliver too little, groups above are larger than need be. It counts information alone.
 *
 * @param counts successes and attempts, one entry per group.
 * @param options `candidates`, `keep`, `prompts`, `level`.
 * @returns the ends of the set, the estimate, and the balance of each candidate.
 * @throws {DomainError} counts that are none, prompts of another length, no candidates, one that is
 *   no integer in [2, 65536], keep outside [0, 1], level outside (0, 1).
 *
 * @example
 * ```ts
 * const counts = {
 *   successes: Array.from({ length: 300 }, (_, i) => i % 9),
 *   attempts: Array.from({ length: 300 }, () => 8),
 * };
 * const { smallest, groupSize, largest } = suitableGroupSizes(counts);
 * [smallest, groupSize, largest]; // => [8, 8, 8]
 * ```
 */
export function suitableGroupSizes(
  counts: PassCounts,
  options: SuitableGroupSizesOptions = {},
): SuitableGroupSizes {
  const fn = 'suitableGroupSizes';
  checkObject(fn, 'options', options);
  const { candidates = [2, 4, 8, 16, 32, 64], keep = 0.8, ...rest } = options;
  checkArray(fn, 'candidates', candidates);
  if (candidates.length === 0)
    throw new DomainError(fn, 'candidates', 'with at least one size', '[]');
  for (const size of candidates) checkWhole(fn, 'candidates', size, { least: 2, most: 65_536 });
  checkNumber(fn, 'keep', keep);
  if (!(keep >= 0 && keep <= 1)) throw new DomainError(fn, 'keep', 'in [0, 1]', keep);
  const sizes = [...candidates].sort((x, y) => x - y);
  const functions = sizes.map((size) => keptBitsRate(size, keep));
  const balance = meansOf(fn, functions, counts, rest);
  const least = (holds: (row: PopulationMean) => boolean): number =>
    sizes[balance.findIndex(holds)] ?? NaN;
  return {
    smallest: least(({ upper }) => upper >= 0),
    largest: least(({ lower }) => lower >= 0),
    groupSize: least(({ value }) => value >= 0),
    balance: balance as PopulationMean<'bits/rollout'>[],
  };
}
