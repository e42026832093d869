import { checkProbability } from '@bits-per-sample/core';

/**
 * What R-Zero pays the challenger for a question that the solver answers with rate s:
 * 1 − 2|s − ½|, which is 2 min(s, 1 − s).
 *
 * One at one half and zero at both ends, so the proposer heads for tasks whose rewards are least
 * certain. This is the form of the paper; the released code has min(s, 1 − s), half of it.
 *
 * @param solveRate s in [0, 1]. NaN gives NaN.
 * @returns reward in [0, 1].
 * @throws {DomainError} solveRate outside [0, 1].
 *
 * @see Huang et al. (2025), "R-Zero", arXiv:2508.05004
 *
 * @example
 * ```ts
 * rZeroReward(0.5); // => 1
 * rZeroReward(0.125); // => 0.25
 * ```
 */
export function rZeroReward(solveRate: number): number {
  checkProbability('rZeroReward', 'solveRate', solveRate);
  return 2 * Math.min(solveRate, 1 - solveRate);
}
