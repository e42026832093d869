import { type Bits, checkAtLeast } from '@bits-per-sample/core';

/**
 * Most bits that one scalar per episode can carry: log₂ of its levels.
 *
 * The capacity of outcome rewards: a pass/fail verdict carries at most one bit however long
 * the episode. A learned critic adds nothing to what the reward says.
 *
 * @param levels distinguishable values of the reward, ≥ 1. NaN gives NaN.
 * @returns bits per episode, ≥ 0.
 * @throws {DomainError} levels < 1.
 *
 * @see Li, "Information bandwidth in reinforcement learning", richardli.xyz
 *
 * @example
 * ```ts
 * scalarBandwidth(2); // => 1
 * ```
 */
export function scalarBandwidth(levels: number): Bits {
  checkAtLeast('scalarBandwidth', 'levels', levels, 1);
  return Math.log2(levels);
}
