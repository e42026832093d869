import type { PassCounts } from '@bits-per-sample/core';
import { meansOf } from './meansOf.ts';
import type { PopulationMean, PopulationOptions } from './populationShape.ts';
import type { RateFunction } from './rateFunction.ts';

/**
 * The mean of a function of the pass rate over prompts like these, from counts, for **any**
 * distribution of pass rates: no family is fitted, so none can be wrong.
 *
 * Each group contributes the weight of its count ({@link countWeights}); groups of one prompt are
 * averaged first, since they resemble each other; the interval ({@link clusterMean}) allows for
 * the bias that is left. For H(p) it is narrowed by 4p(1 − p) ≤ H(p) ≤ (4p(1 − p))^0.72, whose
 * left side needs no allowance.
 *
 * @param f the function of the pass rate, such as {@link entropyRate}.
 * @param counts successes and attempts, one entry per group; groups without attempts are left out.
 * @param options `prompts`, `per`, `level`.
 * @returns the mean with its interval, the number of prompts, and the bound on its bias;
 *   undefined without attempts, and where no group has two.
 * @throws {DomainError} counts that are none, prompts of another length, level outside (0, 1).
 *
 * @see Topsøe (2001), Bounds for entropy and divergence for distributions over a two-element set
 *
 * @example
 * ```ts
 * const counts = { successes: [0, 4, 2, 1, 3, 2], attempts: [4, 4, 4, 4, 4, 4] };
 * const bits = populationMean(entropyRate, counts, { prompts: ['a', 'a', 'b', 'b', 'c', 'c'] });
 * bits.n; // => 3
 * bits.lower < bits.value && bits.value < bits.upper; // => true
 * ```
 */
export function populationMean(
  f: RateFunction,
  counts: PassCounts,
  options: PopulationOptions = {},
): PopulationMean {
  return meansOf('populationMean', [f], counts, options)[0]!;
}
