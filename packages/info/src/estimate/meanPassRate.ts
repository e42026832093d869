import {
  checkLevel,
  checkObject,
  countBins,
  type Estimate,
  type IntervalOptions,
  type PassCounts,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { passRateInterval } from './passRateInterval.ts';

/**
 * Mean pass rate over prompts, each prompt counting once however many rollouts it had.
 *
 * The interval treats the prompts as a sample from all prompts: rollouts of one prompt
 * resemble each other, so counting rollouts as independent would make it far too narrow.
 *
 * @param counts successes and attempts, one entry per prompt; prompts without attempts are left out.
 * @param options `level`: nominal coverage, default 0.95.
 * @returns estimate of the mean pass rate; undefined without attempts.
 * @throws {DomainError} counts are not integers with 0 ≤ successes ≤ attempts, or level outside (0, 1).
 *
 * @see Korn & Graubard (1998), intervals for proportions from clustered samples
 *
 * @example
 * ```ts
 * const counts = { successes: Float64Array.of(1, 3), attempts: Float64Array.of(4, 4) };
 * meanPassRate(counts).value; // => 0.5
 * ```
 */
export function meanPassRate(
  counts: PassCounts,
  options: IntervalOptions = {},
): Estimate<'probability'> {
  const fn = 'meanPassRate';
  const bins = countBins(fn, counts);
  checkObject(fn, 'options', options);
  const { level = 0.95 } = options;
  checkLevel(fn, level);
  if (bins.prompts === 0) return undefinedEstimate('probability', 'no rollouts', { level });
  const method = 'mean over prompts, Korn–Graubard';
  return { ...passRateInterval(bins, level), level, n: bins.prompts, unit: 'probability', method };
}
