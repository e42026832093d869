import type { Pool } from '../../strategy/pool.ts';

/**
 * Strata from easy to hard: by the mean difficulty of their tasks where all have one, else by
 * number where all names are numbers, else by name.
 * @internal
 */
export function ladder({ size, strata, stratum, difficulty }: Pool): readonly number[] {
  const sum = new Float64Array(strata.length);
  const count = new Float64Array(strata.length);
  for (let row = 0; row < size; row++) {
    sum[stratum[row]!]! += difficulty[row]!;
    count[stratum[row]!]! += 1;
  }
  const held = Array.from(strata, (_, s) => s).filter((s) => count[s]! > 0);
  const means = sum.map((x, s) => x / count[s]!);
  const numbers = Float64Array.from(strata, Number);
  const known = (of: Float64Array) => held.every((s) => Number.isFinite(of[s]!));
  const key = known(means) ? means : known(numbers) ? numbers : undefined;
  const byName = (i: number, j: number) => (strata[i]! < strata[j]! ? -1 : 1);
  return held.sort((i, j) => (key ? key[i]! - key[j]! : 0) || byName(i, j));
}
