import type { Rng } from '@bits-per-sample/core';
import { uniform53 } from './uniform53.ts';

/** An exponential number of mean 1. @internal */
export function exponential(rng: Rng): number {
  return -Math.log1p(-uniform53(rng));
}
