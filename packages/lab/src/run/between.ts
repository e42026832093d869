import type { Rng } from '@bits-per-sample/core';

/** A number between two, evenly. */
export const between = (rng: Rng, low: number, high: number): number =>
  low + (high - low) * rng.next();
