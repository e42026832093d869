import type { Pool } from '../../strategy/pool.ts';

/** How many levels there are, and the level of each row. */
export interface Levels {
  readonly count: number;
  readonly of: Int32Array;
}

/** Number of elements of an ascending list that are less than x. */
function below(sorted: Float64Array, x: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Cuts the rows into at most so many levels from easy to hard: one for each difficulty that occurs
 * when there are few, else of equal size; equal difficulties share a level.
 * @internal
 */
export function levelsOf({ difficulty }: Pool, rows: ArrayLike<number>, most: number): Levels {
  const { length } = rows;
  const sorted = new Float64Array(length);
  for (let i = 0; i < length; i++) sorted[i] = difficulty[rows[i]!]!;
  sorted.sort();
  const distinct = sorted.filter((x, i) => i === 0 || x !== sorted[i - 1]);
  const few = distinct.length <= most;
  const of = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    const x = difficulty[rows[i]!]!;
    of[i] = few ? below(distinct, x) : Math.floor((below(sorted, x) * most) / length);
  }
  return { count: few ? distinct.length : most, of };
}
