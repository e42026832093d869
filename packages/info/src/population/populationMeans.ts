import type { PassCounts } from '@bits-per-sample/core';
import { meansOf } from './meansOf.ts';
import type { PopulationMean, PopulationOptions } from './populationShape.ts';
import type { RateFunction } from './rateFunction.ts';

/**
 * Several means over the same prompts, each as {@link populationMean} has it, in one pass over the
 * groups.
 *
 * @param functions functions of the pass rate.
 * @param counts successes and attempts, one entry per group; groups without attempts are left out.
 * @param options `prompts`, `per`, `kept`, `level`.
 * @returns a mean for each function.
 * @throws {DomainError} functions that are no list, counts that are none, prompts of another
 *   length, level outside (0, 1).
 *
 * @example
 * ```ts
 * const counts = { successes: [0, 2, 4], attempts: [4, 4, 4] };
 * const [signal, live] = populationMeans([disagreementRate, liveRate(2)], counts);
 * [signal.value, live.value].map((x) => x.toFixed(3)); // => ['0.444', '0.222']
 * ```
 */
export const populationMeans = (
  functions: readonly RateFunction[],
  counts: PassCounts,
  options: PopulationOptions = {},
): PopulationMean[] => meansOf('populationMeans', functions, counts, options);
