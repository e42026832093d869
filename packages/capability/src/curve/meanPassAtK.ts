import type { Estimate, PassCounts } from '@bits-per-sample/core';
import { type MeanPassAtKOptions, passAtKMean } from './passAtKMean.ts';

/**
 * pass@k of a benchmark: the mean of {@link passAtK} over prompts, with an interval.
 *
 * Say which question the interval answers. `'sample'`: what would other prompts of this kind give?
 * `'these'`: what would the same prompts give if they were run again? The first is wider and
 * covers the second too; the second covers about a third of the time when taken for the first.
 *
 * - `'score'` (default): unbiased value; Clopper–Pearson with the effective number of prompts,
 *   Student's quantile for `'sample'`. Inside [0, 1], and of sound width when all prompts pass.
 * - `'bootstrap'`: unbiased value; percentiles over resampled prompts, for `'sample'` only: to
 *   resample the attempts of a prompt would repeat the bias of {@link pluginPassAtK}.
 * - `'posterior'`: posterior mean and Beta interval of these prompts, each with the same prior; for
 *   `'these'` only. It answers for k beyond the attempts, which is an **extrapolation** and says so
 *   in its method; there, and for prompts without success, the prior decides.
 *
 * @param counts successes and attempts, one entry per prompt; prompts without attempts are left out.
 * @param k attempts allowed, an integer ≥ 0.
 * @param options `prompts`: which question; `method`; `level`, default 0.95; `prior`; `rng`, `resamples`.
 * @returns estimate; undefined without prompts or when a prompt has fewer attempts than k.
 * @throws {DomainError} counts that are no counts, k not an integer ≥ 0, level outside (0, 1), a
 *   method that does not answer the question, a bootstrap without `rng`, resamples outside
 *   [1, 2^20], prior shapes not positive and finite.
 *
 * @see Chen et al. (2021), arXiv:2107.03374; Korn & Graubard (1998), Survey Methodology 24, 193–201
 *   (effective sample sizes)
 *
 * @example
 * ```ts
 * const counts = {
 *   successes: Float64Array.of(1, 0, 12, 40, 3, 2),
 *   attempts: new Float64Array(6).fill(64),
 * };
 * meanPassAtK(counts, 8).value.toFixed(4); // => '0.4209'
 * meanPassAtK(counts, 8, { prompts: 'these' }).lower.toFixed(2); // => '0.32'
 * meanPassAtK(counts, 128).method; // => 'undefined: 6 of 6 prompts have fewer attempts than k = 128'
 * ```
 */
export function meanPassAtK(
  counts: PassCounts,
  k: number,
  options: MeanPassAtKOptions = {},
): Estimate<'probability'> {
  return passAtKMean('meanPassAtK', counts, k, options);
}
