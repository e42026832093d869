import type { Rng } from '@bits-per-sample/core';

/** An answer drawn from a policy. */
export function drawAnswer(policy: Float64Array, rng: Rng): number {
  let left = rng.next();
  for (let y = 0; y < policy.length - 1; y++) {
    left -= policy[y]!;
    if (left < 0) return y;
  }
  return policy.length - 1;
}
