import { checkNumbers } from '@bits-per-sample/core';
import { checkK } from '../check/checkK.ts';
import { between } from '../numeric/between.ts';

/**
 * Best-of-n by drawing with replacement, in the limit of many draws: **biased, for comparison
 * only**.
 *
 * Trainers that bootstrap best@N from the n attempts of a prompt report this number (verl issue
 * #7240). k draws with replacement see fewer than k distinct attempts, so the best of them is too
 * low; with 0/1 rewards it equals {@link pluginPassAtK}. Use {@link bestOfN}.
 *
 * @param rewards reward of each attempt of one prompt; shape [n]. A NaN gives NaN.
 * @param k draws, an integer ≥ 1.
 * @returns Σ ((i/n)^k − ((i − 1)/n)^k) x₍ᵢ₎; NaN without attempts.
 * @throws {DomainError} k < 1 or not an integer.
 *
 * @see https://github.com/volcengine/verl/issues/7240
 *
 * @example
 * ```ts
 * withReplacementBestOfN([0, 1], 2); // => 0.75
 * bestOfN([0, 1], 2); // => 1
 * ```
 */
export function withReplacementBestOfN(rewards: ArrayLike<number>, k: number): number {
  const fn = 'withReplacementBestOfN';
  checkNumbers(fn, 'rewards', rewards);
  checkK(fn, k, 1);
  const sorted = Float64Array.from(rewards).sort();
  const n = sorted.length;
  if (Number.isNaN(k) || n === 0 || sorted.some(Number.isNaN)) return NaN;
  let mean = 0;
  let below = 0;
  sorted.forEach((reward, i) => {
    const upTo = ((i + 1) / n) ** k;
    mean += (upTo - below) * reward;
    below = upTo;
  });
  return between(sorted, mean);
}
