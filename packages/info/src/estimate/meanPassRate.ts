import {
  DomainError,
  type Estimate,
  type IntervalOptions,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { proportionInterval } from '../numeric/proportionInterval.ts';
import { countBins, type PassCounts } from './passCounts.ts';

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
  { level = 0.95 }: IntervalOptions = {},
): Estimate<'probability'> {
  if (!(level > 0 && level < 1)) throw new DomainError('meanPassRate', 'level', 'in (0, 1)', level);
  const { k, n, weight, prompts } = countBins('meanPassRate', counts);
  if (prompts === 0) return undefinedEstimate('probability', 'no rollouts', { level });
  let value = 0;
  for (let c = 0; c < k.length; c++) value += ((weight[c]! / prompts) * k[c]!) / n[c]!;
  let between = 0;
  let within = 0;
  for (let c = 0; c < k.length; c++) {
    const rate = k[c]! / n[c]!;
    const guess = (k[c]! + 0.5) / (n[c]! + 1);
    between += weight[c]! * (rate - value) ** 2;
    within += (weight[c]! * guess * (1 - guess)) / n[c]!;
  }
  const variance = Math.max(prompts > 1 ? between / (prompts - 1) : 0, within / prompts) / prompts;
  const [lower, upper] = proportionInterval({ value, variance, clusters: prompts, level });
  return {
    value,
    lower,
    upper,
    level,
    n: prompts,
    unit: 'probability',
    method: 'mean over prompts, Korn–Graubard',
  };
}
