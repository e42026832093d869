import type { Rng } from '@bits-per-sample/core';

/**
 * A standard normal number, by Box and Muller. Not core's `sampleNormal`, which takes other draws:
 * every world of the published benchmark was drawn with this one, and would be another world.
 */
export function normal(rng: Rng): number {
  return Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next());
}
