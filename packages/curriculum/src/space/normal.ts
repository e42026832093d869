import type { Rng } from '@bits-per-sample/core';

/** A standard normal number, by Marsaglia's polar method. */
export function normal(rng: Rng): number {
  for (;;) {
    const x = 2 * rng.next() - 1;
    const y = 2 * rng.next() - 1;
    const r = x * x + y * y;
    if (r < 1 && r > 0) return x * Math.sqrt((-2 * Math.log(r)) / r);
  }
}
