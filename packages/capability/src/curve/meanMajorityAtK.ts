import {
  checkArray,
  checkLevel,
  checkObject,
  type Estimate,
  type IntervalOptions,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { checkK } from '../check/checkK.ts';
import type { AnswerCounts, MajorityOptions } from '../passk/majorityAtK.ts';
import { majorityChance } from '../passk/majorityChance.ts';
import { meanOfRows } from './meanOfRows.ts';

/** Options of {@link meanMajorityAtK}. */
export interface MeanMajorityOptions extends IntervalOptions, MajorityOptions {}

/**
 * majority@k of a benchmark: the mean of {@link majorityAtK} over prompts, with an interval for prompts
 * like these.
 *
 * What a model can deliver without a verifier: below pass@k always, above pass@1 where its right answers
 * agree more than its wrong ones. With `ties: 'wrong'` and `'right'` the two ends of what a rule for ties
 * can do; far apart, k is small or answers are many, and the number says more of the rule than of the
 * model.
 *
 * Unbiased at every k up to the attempts; Clopper–Pearson with the effective number of prompts and
 * Student's quantile.
 *
 * @param prompts answers of each prompt, shape [prompts].
 * @param k votes, an integer ≥ 1.
 * @param options `level`, default 0.95; `ties`, default `'random'`.
 * @returns estimate; undefined without prompts or when a prompt has fewer attempts than k.
 * @throws {DomainError} as {@link majorityAtK}; level outside (0, 1).
 *
 * @see Wang et al. (2023), arXiv:2203.11171; Lewkowycz et al. (2022), arXiv:2206.14858 (maj1@k)
 *
 * @example
 * ```ts
 * const prompts = [
 *   { counts: [3, 1], correct: 0 },
 *   { counts: [1, 3], correct: 0 },
 * ];
 * meanMajorityAtK(prompts, 1).value; // => 0.5
 * meanMajorityAtK(prompts, 3).value; // => 0.5
 * meanMajorityAtK(prompts, 2, { ties: 'right' }).value; // => 0.75
 * ```
 */
export function meanMajorityAtK(
  prompts: readonly AnswerCounts[],
  k: number,
  options: MeanMajorityOptions = {},
): Estimate<'probability'> {
  const fn = 'meanMajorityAtK';
  checkArray(fn, 'prompts', prompts);
  checkK(fn, k, 1);
  checkObject(fn, 'options', options);
  const { level = 0.95, ties = 'random' } = options;
  checkLevel(fn, level);
  const n = prompts.length;
  if (n === 0) return undefinedEstimate('probability', 'no prompts', { level });
  if (Number.isNaN(k)) return undefinedEstimate('probability', 'k is NaN', { level, n });
  const each = Array.from(prompts, (answers) => majorityChance(fn, answers, k, { ties }));
  const short = each.filter(Number.isNaN).length;
  if (short > 0)
    return undefinedEstimate(
      'probability',
      `${short} of ${n} prompts have fewer attempts than k = ${k}`,
      { level, n },
    );
  return meanOfRows(each, { most: 1, level, unit: 'probability' });
}
