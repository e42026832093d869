import type { GroupCounts } from './groupCounts.ts';
import { memo } from './memo.ts';

/** Groups with the same counts as one row: some hundred of ten million. */
export interface CountCells extends GroupCounts {
  /** How many groups have these counts; shape [cells], as successes and attempts. */
  readonly groups: Float64Array;
  /** Cell of each group; shape [groups]. */
  readonly of: Int32Array;
}

/** Up to this many attempts the cell of a count is found in a table. */
const TABLED = 64;

/** The different counts of groups, in order of first appearance; found once for the same groups. */
export const countCells: (counts: GroupCounts) => CountCells = memo(({ successes, attempts }) => {
  const of = new Int32Array(attempts.length);
  const cells: [successes: number, attempts: number, groups: number][] = [];
  // places from 1 on; 0 stands for a count that has not come
  const table = new Int32Array((TABLED + 1) ** 2);
  const rare = new Map<number, Map<number, number>>();
  for (let i = 0; i < of.length; i++) {
    const k = successes[i]!;
    const n = attempts[i]!;
    const isTabled = n <= TABLED && k >= 0 && k <= n && (k | 0) === k && (n | 0) === n;
    let at = isTabled ? table[n * (TABLED + 1) + k]! : placeOf(rare, k, n);
    if (at === 0) {
      at = cells.push([k, n, 0]);
      if (isTabled) table[n * (TABLED + 1) + k] = at;
      else rare.set(n, (rare.get(n) ?? new Map<number, number>()).set(k, at));
    }
    cells[at - 1]![2]++;
    of[i] = at - 1;
  }
  const column = (field: 0 | 1 | 2): Float64Array =>
    Float64Array.from(cells, (cell) => cell[field]);
  return { successes: column(0), attempts: column(1), groups: column(2), of };
});

const placeOf = (
  rare: ReadonlyMap<number, ReadonlyMap<number, number>>,
  successes: number,
  attempts: number,
): number => rare.get(attempts)?.get(successes) ?? 0;
