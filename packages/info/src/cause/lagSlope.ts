import { checkNumbers, checkObject, checkSameLength } from '@bits-per-sample/core';
import { denseCodes } from '../numeric/denseCodes.ts';

/** Groups with the age of the policy that rolled them out; shape [groups]. */
export interface LaggedGroups {
  /** Step at which each group was trained on. */
  readonly steps: ArrayLike<string | number>;
  /** Updates between the policy that rolled it out and the one that was trained. */
  readonly lags: ArrayLike<number>;
  /** Prompt of each group. */
  readonly prompts: ArrayLike<string | number>;
  /** What may depend on the lag: a pass rate, 1 for a live group, 4p(1 − p). */
  readonly values: ArrayLike<number>;
}

/** How a value of a group moves with its lag. */
export interface LagSlope {
  /** Change of the value for each update of lag. */
  readonly slope: number;
  /** Standard error, clustered by prompt. */
  readonly standardError: number;
  /** slope / standardError. */
  readonly z: number;
}

/**
 * How a value of groups moves with their lag, within steps.
 *
 * Rollouts of an old policy that teach less are no loss of the run but of its queue. Slow answers
 * wait longest, and long answers belong to hard prompts, so part of a slope may be that. Over all
 * steps together a run that learns would show a slope without any staleness, since lags change
 * while it learns: means of each step are taken out first, b = Σ l·y / Σ l². Groups of one prompt
 * resemble each other: SE = √(Σ over prompts (Σ l·(y − b·l))²) / Σ l².
 *
 * @param groups step, lag, prompt and value of each; a group whose lag or value is NaN is left out.
 * @returns slope, standard error and their ratio; NaN where lags do not vary within steps.
 * @throws {DomainError} columns that are no numbers or of different lengths.
 *
 * @see Liang & Zeger (1986), doi:10.1093/biomet/73.1.13 (the standard error)
 *
 * @example
 * ```ts
 * const groups = {
 *   steps: [1, 1, 2, 2], lags: [0, 2, 0, 2], prompts: ['a', 'b', 'c', 'd'],
 *   values: [0.75, 0.25, 0.5, 0],
 * };
 * lagSlope(groups).slope; // => -0.25
 * ```
 */
export function lagSlope(groups: LaggedGroups): LagSlope {
  const fn = 'lagSlope';
  checkObject(fn, 'groups', groups);
  const { steps, lags, prompts, values } = groups;
  checkNumbers(fn, 'lags', lags);
  for (const [name, column] of Object.entries({ steps, prompts, values }))
    checkSameLength(fn, name, column, lags.length);
  checkNumbers(fn, 'values', values);
  const known = Array.from(lags, (_, i) => i).filter(
    (i) => !Number.isNaN(lags[i]!) && !Number.isNaN(values[i]!),
  );
  const step = denseCodes(steps, lags.length);
  const prompt = denseCodes(prompts, lags.length);
  const lag = within(known, step, lags);
  const value = within(known, step, values);
  const spread = lag.reduce((sum, l) => sum + l * l, 0);
  if (!(spread >= 1)) return { slope: NaN, standardError: NaN, z: NaN };
  const slope = lag.reduce((sum, l, at) => sum + l * value[at]!, 0) / spread;
  const scores = new Float64Array(prompt.count);
  known.forEach((i, at) => {
    scores[prompt.codes[i]!]! += lag[at]! * (value[at]! - slope * lag[at]!);
  });
  const standardError = Math.sqrt(scores.reduce((sum, x) => sum + x * x, 0)) / spread;
  return { slope, standardError, z: slope / standardError };
}

/** Values less the mean of their step. */
function within(
  rows: readonly number[],
  { codes, count }: { codes: Int32Array; count: number },
  values: ArrayLike<number>,
): number[] {
  const [sums, sizes] = [new Float64Array(count), new Float64Array(count)];
  for (const i of rows) {
    sums[codes[i]!]! += values[i]!;
    sizes[codes[i]!]!++;
  }
  return rows.map((i) => values[i]! - sums[codes[i]!]! / sizes[codes[i]!]!);
}
