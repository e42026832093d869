import { checkAtLeast, checkGroupSize, checkObject, checkOneOf } from '@bits-per-sample/core';
import type { GrpoOptions } from './grpoWeight.ts';

/**
 * The largest weight GRPO gives to any prompt: its limit for p → 0 and p → 1, √(N − 1).
 *
 * With `ddof` 1, as verl and TRL divide, it is (N − 1)/√N. A bigger group is what lets GRPO pull
 * harder on rarely solved prompts.
 *
 * @param groupSize rollouts per prompt, N, an integer ≥ 1.
 * @param options `ddof` of the standard deviation, default 0; `epsilon` is added to it, default 0.
 * @returns weight ≥ 0.
 * @throws {DomainError} groupSize not an integer ≥ 1, ddof neither 0 nor 1, or epsilon negative.
 *
 * @example
 * ```ts
 * grpoWeightLimit(17); // => 4
 * grpoWeightLimit(16, { ddof: 1 }); // => 3.75
 * ```
 */
export function grpoWeightLimit(groupSize: number, options: GrpoOptions = {}): number {
  const fn = 'grpoWeightLimit';
  checkGroupSize(fn, groupSize, Number.MAX_SAFE_INTEGER);
  checkObject(fn, 'options', options);
  const { ddof = 0, epsilon = 0 } = options;
  checkOneOf(fn, 'ddof', ddof, [0, 1]);
  checkAtLeast(fn, 'epsilon', epsilon, 0);
  if (groupSize === 1) return 0;
  const others = groupSize - 1;
  return others / groupSize / (Math.sqrt(others / (groupSize * (groupSize - ddof))) + epsilon);
}
