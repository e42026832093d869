import { type Rng, sampleUniform53 } from '@bits-per-sample/core';

/** So many different whole numbers below `size`, uniformly, in O(count): a shuffle that is not written out. @internal */
export function distinct(count: number, size: number, rng: Rng): number[] {
  const moved = new Map<number, number>();
  return Array.from({ length: count }, (_, i) => {
    const j = i + Math.floor(sampleUniform53(rng) * (size - i));
    const drawn = moved.get(j) ?? j;
    moved.set(j, moved.get(i) ?? i);
    return drawn;
  });
}
