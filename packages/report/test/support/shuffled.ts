import { createRng } from '@bits-per-sample/core';

/** The same rows in another order, by a seed. */
export function shuffled<T>(rows: readonly T[], seed: number): T[] {
  const rng = createRng(seed);
  return rows
    .map((row) => [rng.next(), row] as const)
    .sort(([a], [b]) => a - b)
    .map(([, row]) => row);
}
