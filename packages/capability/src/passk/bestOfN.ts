import { checkNumbers, checkObject, checkSameLength } from '@bits-per-sample/core';
import { checkK } from '../check/checkK.ts';
import { between } from '../numeric/between.ts';

/** Options of {@link bestOfN}. */
export interface BestOfNOptions {
  /** Scores by which the best is chosen, e.g. of a reward model; shape [n]. Default: the rewards themselves. */
  readonly by?: ArrayLike<number>;
}

/**
 * Unbiased best-of-n: the expected reward of the best of k attempts, drawn without replacement
 * from those that were made.
 *
 * With 0/1 rewards and no scores it is {@link passAtK}. With `by` it is what a reward model or a
 * verifier really delivers when it picks: between pass@1 (scores that know nothing) and pass@k
 * (scores that know all). Attempts with equal scores are equally likely to be picked.
 *
 * Sorted by score, the attempt with rank i is the best of k draws with probability
 * C(i − 1, k − 1) / C(n, k).
 *
 * @param rewards reward of each attempt of one prompt; shape [n]. A NaN gives NaN.
 * @param k attempts drawn, an integer ≥ 1.
 * @param options `by`: scores that choose.
 * @returns expected reward; NaN when there are fewer attempts than k.
 * @throws {DomainError} k < 1 or not an integer, `by` of another length.
 *
 * @see Chen et al. (2021), arXiv:2107.03374, §2.1 (for 0/1 rewards)
 *
 * @example
 * ```ts
 * bestOfN([0, 0, 1, 0], 2); // => 0.5
 * bestOfN([1, 2, 3], 3); // => 3
 * bestOfN([0, 1, 0], 3, { by: [0.2, 0.9, 0.4] }); // => 1
 * ```
 */
export function bestOfN(
  rewards: ArrayLike<number>,
  k: number,
  options: BestOfNOptions = {},
): number {
  const fn = 'bestOfN';
  checkNumbers(fn, 'rewards', rewards);
  checkK(fn, k, 1);
  checkObject(fn, 'options', options);
  const { by = rewards } = options;
  const n = rewards.length;
  checkSameLength(fn, 'by', by, n);
  checkNumbers(fn, 'by', by);
  if (Number.isNaN(k) || k > n) return NaN;
  const order = Array.from(rewards, (reward, i) => ({ reward, score: by[i]! }));
  if (order.some(({ reward, score }) => Number.isNaN(reward + score))) return NaN;
  order.sort((x, y) => y.score - x.score);
  // the best attempt first: P(rank r is the first drawn) = k/n Π (1 − (k − 1)/(n − j))
  let mean = 0;
  let chance = k / n;
  for (let at = 0; at < n && chance > 0; ) {
    let end = at;
    let share = 0;
    let sum = 0;
    for (; end < n && order[end]!.score === order[at]!.score; end++) {
      share += chance;
      sum += order[end]!.reward;
      chance *= Math.max(0, 1 - (k - 1) / (n - 1 - end));
      if (end === n - 1) chance = 0;
    }
    mean += share * (sum / (end - at));
    at = end;
  }
  return between(
    order.map(({ reward }) => reward),
    mean,
  );
}
