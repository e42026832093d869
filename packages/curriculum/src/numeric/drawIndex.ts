import type { Rng } from '@bits-per-sample/core';

/** Index drawn in proportion to `share`; never one of share 0. */
export function drawIndex(share: Float64Array, rng: Rng): number {
  let at = rng.next() * share.reduce((sum, p) => sum + p, 0);
  let last = 0;
  for (let i = 0; i < share.length; i++) {
    if (share[i]! <= 0) continue;
    last = i;
    at -= share[i]!;
    if (at < 0) break;
  }
  return last;
}
