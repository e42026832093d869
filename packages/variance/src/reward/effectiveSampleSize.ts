import { checkNumbers, DomainError } from '@bits-per-sample/core';

/**
 * Effective number of samples behind a weighted mean: (Σ|w|)² / Σ w².
 *
 * With advantages as weights it says how many rollouts of a batch really move the policy: dead
 * groups have weight 0, and one advantage of 5 counts for little more than one of 1.
 *
 * @param weights weights or advantages, any sign; shape [n].
 * @returns a number in [1, n]; NaN when all are 0.
 * @throws {DomainError} no weights.
 *
 * @see Kish (1965), Survey Sampling, §11.2
 *
 * @example
 * ```ts
 * effectiveSampleSize([1, -1, 1, 0]); // => 3
 * ```
 */
export function effectiveSampleSize(weights: ArrayLike<number>): number {
  checkNumbers('effectiveSampleSize', 'weights', weights);
  if (weights.length === 0) throw new DomainError('effectiveSampleSize', 'weights', 'not empty', 0);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += Math.abs(weights[i]!);
    squares += weights[i]! ** 2;
  }
  return (sum / squares) * sum;
}
