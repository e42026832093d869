import type { Rng } from '@bits-per-sample/core';

/** A number between two, evenly in its logarithm. */
export const scaled = (rng: Rng, low: number, high: number): number =>
  low * (high / low) ** rng.next();
