import type { Pool } from '../../strategy/pool.ts';

/** Level of each row by its difficulty, and how many levels there are. */
export interface Levels {
  readonly count: number;
  readonly of: Float64Array;
}

/**
 * Cuts the rows into at most so many levels from easy to hard: one for each difficulty that occurs
 * when there are few, else of equal size; equal difficulties share a level.
 * @internal
 */
export function levelsOf({ difficulty }: Pool, rows: readonly number[], most: number): Levels {
  const sorted = Float64Array.from(rows, (row) => difficulty[row]!).sort();
  const distinct = sorted.filter((x, i) => i === 0 || x !== sorted[i - 1]);
  const count = Math.min(most, distinct.length);
  const first = new Map<number, number>();
  sorted.forEach((x, i) => {
    if (!first.has(x)) first.set(x, i);
  });
  const rank = new Map(Array.from(distinct, (x, i) => [x, i]));
  const level = (x: number) =>
    distinct.length <= most ? rank.get(x)! : Math.floor((first.get(x)! * most) / rows.length);
  return { count, of: Float64Array.from(rows, (row) => level(difficulty[row]!)) };
}
