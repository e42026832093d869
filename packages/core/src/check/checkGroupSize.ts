import { checkWhole } from './checkWhole.ts';

/**
 * Refuses what is no group size G: rollouts of one prompt that are compared with each other.
 *
 * @param fn name of the function that was called.
 * @param groupSize the argument, an integer in [1, most].
 * @param most greatest size that passes. Default 2^20 = 1 048 576.
 * @throws {DomainError} groupSize not an integer in [1, most].
 *
 * @example
 * ```ts
 * checkGroupSize('allocate', 16); // => undefined
 * ```
 */
export function checkGroupSize(fn: string, groupSize: number, most = 2 ** 20): void {
  checkWhole(fn, 'groupSize', groupSize, { least: 1, most });
}
