import { type Rng, sampleUniform53 } from '@bits-per-sample/core';

/** An exponential number of mean 1. @internal */
export function exponential(rng: Rng): number {
  return -Math.log1p(-sampleUniform53(rng));
}
