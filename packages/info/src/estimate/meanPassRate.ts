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
  const places = new Map<string | number, number>();
  const rates: number[] = [];
  const groups: number[] = [];
  const n: number[] = [];
  for (let i = 0; i < attempts.length; i++) {
    if (!(attempts[i]! > 0)) continue;
    const at = places.get(prompts[i]!) ?? places.size;
    places.set(prompts[i]!, at);
    rates[at] = (rates[at] ?? 0) + successes[i]! / attempts[i]!;
    groups[at] = (groups[at] ?? 0) + 1;
    n[at] = (n[at] ?? 0) + attempts[i]!;
  }
  const k = rates.map((total, at) => (total / groups[at]!) * n[at]!);
  return {
    k: Float64Array.from(k),
    n: Float64Array.from(n),
    weight: new Float64Array(n.length).fill(1),
    prompts: n.length,
  };
}
