import {
  checkLevel,
  checkObject,
  checkPassCounts,
  checkSameLength,
  countBins,
  type Estimate,
  type IntervalOptions,
  type PassCounts,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { denseCodes } from '../numeric/denseCodes.ts';
import type { Bins } from './bins.ts';
import { passRateInterval } from './passRateInterval.ts';

/** Options of {@link meanPassRate}. */
export interface MeanPassRateOptions extends IntervalOptions {
  /** Prompt of each group, where prompts come back; shape [groups]. Default: a prompt each. */
  readonly prompts?: ArrayLike<string | number> | undefined;
}

/**
 * Mean pass rate over prompts, each prompt counting once however many rollouts it had.
 *
 * The interval treats the prompts as a sample from all prompts: rollouts of one prompt
 * resemble each other, so counting rollouts as independent would make it far too narrow.
 *
 * @param counts successes and attempts, one entry per group; groups without attempts are left out.
 * @param options `prompts`: the prompt of each group, whose groups are averaged first; `level`:
 *   nominal coverage, default 0.95.
 * @returns estimate of the mean pass rate; undefined without attempts.
 * @throws {DomainError} counts are not integers with 0 ≤ successes ≤ attempts, prompts of another
 *   length, or level outside (0, 1).
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
  options: MeanPassRateOptions = {},
): Estimate<'probability'> {
  const fn = 'meanPassRate';
  checkPassCounts(fn, counts);
  checkObject(fn, 'options', options);
  const { level = 0.95, prompts } = options;
  checkLevel(fn, level);
  if (prompts !== undefined) checkSameLength(fn, 'prompts', prompts, counts.attempts.length);
  const bins = prompts === undefined ? countBins(fn, counts) : byPrompt(counts, prompts);
  if (bins.prompts === 0) return undefinedEstimate('probability', 'no rollouts', { level });
  const method = 'mean over prompts, Korn–Graubard';
  return { ...passRateInterval(bins, level), level, n: bins.prompts, unit: 'probability', method };
}

/** One entry per prompt: the mean of its groups' rates, and all of their attempts. */
function byPrompt({ successes, attempts }: PassCounts, prompts: ArrayLike<string | number>): Bins {
  const { codes, count } = denseCodes(prompts, attempts.length);
  const rates = new Float64Array(count);
  const groups = new Float64Array(count);
  const n = new Float64Array(count);
  for (let i = 0; i < codes.length; i++) {
    if (!(attempts[i]! > 0)) continue;
    rates[codes[i]!]! += successes[i]! / attempts[i]!;
    groups[codes[i]!]!++;
    n[codes[i]!]! += attempts[i]!;
  }
  const seen = groups.filter((x) => x > 0).length;
  return {
    k: rates.map((total, at) => (total / groups[at]!) * n[at]!).filter((_, at) => groups[at]! > 0),
    n: n.filter((x) => x > 0),
    weight: new Float64Array(seen).fill(1),
    prompts: seen,
  };
}
