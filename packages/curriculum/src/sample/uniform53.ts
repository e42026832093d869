import type { Rng } from '@bits-per-sample/core';

/** A uniform number in [0, 1) with 53 bits, of two draws: 32 bits are too few for 10⁷ tasks. @internal */
export function uniform53(rng: Rng): number {
  const high = rng.next() * 2 ** 32;
  return ((high >>> 5) * 67108864 + ((rng.next() * 2 ** 32) >>> 6)) * 2 ** -53;
}
