import { DomainError } from '@bits-per-sample/core';

/** Throws unless the seed is an integer. */
export function checkSeed(fn: string, seed: number): void {
  if (!Number.isInteger(seed)) throw new DomainError(fn, 'seed', 'an integer', seed);
}
