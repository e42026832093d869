import {
  checkBetaShapes,
  checkObject,
  checkPassCounts,
  type Estimate,
  type PassCounts,
} from '@bits-per-sample/core';
import { type MeanPassAtKOptions, passAtKMean } from './passAtKMean.ts';

/**
 * pass^k of a benchmark: the mean of {@link passHatK} over prompts, with an interval.
 *
 * The share of tasks that an agent solves k times in a row. It is one minus pass@k of the
 * failures, so everything that {@link meanPassAtK} says about questions, methods and intervals
 * holds here too.
 *
 * @param counts successes and attempts, one entry per prompt; prompts without attempts are left out.
 * @param k attempts that must all succeed, an integer ≥ 0.
 * @param options as for {@link meanPassAtK}; a `prior` is the prior of the pass rate.
 * @returns estimate; undefined without prompts or when a prompt has fewer attempts than k.
 * @throws {DomainError} as {@link meanPassAtK}.
 *
 * @see Yao et al. (2024), arXiv:2406.12045 (τ-bench)
 *
 * @example
 * ```ts
 * const counts = { successes: Float64Array.of(4, 2, 0), attempts: Float64Array.of(4, 4, 4) };
 * meanPassHatK(counts, 1).value; // => 0.5
 * meanPassHatK(counts, 4).value.toFixed(4); // => '0.3333'
 * ```
 */
export function meanPassHatK(
  counts: PassCounts,
  k: number,
  options: MeanPassAtKOptions = {},
): Estimate<'probability'> {
  const fn = 'meanPassHatK';
  checkPassCounts(fn, counts);
  checkObject(fn, 'options', options);
  const { prior = { a: 0.5, b: 0.5 }, ...others } = options;
  checkBetaShapes(fn, prior, 'prior');
  const { attempts } = counts;
  const failures = Float64Array.from(attempts, (n, i) => n - counts.successes[i]!);
  const { value, lower, upper, ...rest } = passAtKMean(fn, { successes: failures, attempts }, k, {
    ...others,
    prior: { a: prior.b, b: prior.a },
  });
  return { ...rest, value: 1 - value, lower: 1 - upper, upper: 1 - lower };
}
