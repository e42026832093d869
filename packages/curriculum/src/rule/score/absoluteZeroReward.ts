import { checkProbability } from '@bits-per-sample/core';

/**
 * What Absolute Zero pays the proposer of a task that the solver solves with rate s: 1 − s, and
 * nothing for a task that is never solved.
 *
 * It is largest for tasks that are *almost* never solved, not at one half: a proposer that follows
 * it heads for the edge of the impossible. And it needs a group: with a single attempt s is 0 or 1
 * and the reward is always 0; {@link proposerReward} takes counts and enforces that.
 *
 * @param solveRate s in [0, 1]. NaN gives NaN.
 * @returns reward in [0, 1); 0 at s = 0 and s = 1. (The source adds −0.5 for an invalid task and
 *   −1 for a malformed answer.)
 * @throws {DomainError} solveRate outside [0, 1].
 *
 * @see Zhao et al. (2025), "Absolute Zero", arXiv:2505.03335, §3.1
 *
 * @example
 * ```ts
 * absoluteZeroReward(0.25); // => 0.75
 * absoluteZeroReward(0); // => 0
 * ```
 */
export function absoluteZeroReward(solveRate: number): number {
  checkProbability('absoluteZeroReward', 'solveRate', solveRate);
  return solveRate === 0 ? 0 : 1 - solveRate;
}
