import type { Rng } from '@bits-per-sample/core';

/** Standard normal numbers, two from each pair of uniform ones. */
export function normals(rng: Rng): () => number {
  let spare = NaN;
  return () => {
    if (!Number.isNaN(spare)) {
      const x = spare;
      spare = NaN;
      return x;
    }
    const radius = Math.sqrt(-2 * Math.log1p(-rng.next()));
    const angle = 2 * Math.PI * rng.next();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
