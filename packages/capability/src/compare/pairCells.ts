import { lgamma, type PassCounts } from '@bits-per-sample/core';

/** Prompts with the same counts on both sides, and the likelihood of those counts. */
export interface PairCells {
  /** Prompts in each cell; shape [cells]. */
  readonly prompts: Float64Array;
  /** Row of `left` of each cell; shape [cells]. */
  readonly row: Int32Array;
  /** Row of `right` of each cell; shape [cells]. */
  readonly column: Int32Array;
  /** Cell of each prompt; shape [prompts]. */
  readonly cellOf: Int32Array;
  /** Likelihood of each distinct count of the base on the grid; shape [rows][points]. */
  readonly left: readonly Float64Array[];
  /** The same for the trained model; shape [columns][points]. */
  readonly right: readonly Float64Array[];
}

/** Attempts above this count as this many at the same rate: the grids resolve no more. */
const MOST = 1024;

/** Sorts prompts into cells of equal counts. */
export function pairCells(
  base: PassCounts,
  trained: PassCounts,
  grids: readonly [Float64Array, Float64Array],
): PairCells {
  const [first, second] = [distinct(base, grids[0]), distinct(trained, grids[1])];
  const cells = new Map<number, number>();
  const prompts: number[] = [];
  const row: number[] = [];
  const column: number[] = [];
  const cellOf = Int32Array.from(first.of, (r, i) => {
    const c = second.of[i]!;
    const key = r * second.rows.length + c;
    let cell = cells.get(key);
    if (cell === undefined) {
      cell = cells.size;
      cells.set(key, cell);
      prompts.push(0);
      row.push(r);
      column.push(c);
    }
    prompts[cell]!++;
    return cell;
  });
  return {
    prompts: Float64Array.from(prompts),
    row: Int32Array.from(row),
    column: Int32Array.from(column),
    cellOf,
    left: first.rows,
    right: second.rows,
  };
}

/** The distinct counts of one side: their likelihoods, and which of them each prompt has. */
function distinct({ successes, attempts }: PassCounts, grid: Float64Array) {
  const known = new Map<string, number>();
  const rows: Float64Array[] = [];
  const of = Int32Array.from(successes, (k, i) => {
    const n = attempts[i]!;
    const key = `${k} ${n}`;
    let at = known.get(key);
    if (at === undefined) {
      at = rows.length;
      known.set(key, at);
      rows.push(likelihood(k, n, grid));
    }
    return at;
  });
  return { rows, of };
}

function likelihood(successes: number, attempts: number, grid: Float64Array): Float64Array {
  const n = Math.min(attempts, MOST);
  const k = successes * (n / attempts);
  const all = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1);
  return grid.map((p) => {
    if (p === 0) return Number(k === 0);
    if (p === 1) return Number(k === n);
    return Math.exp(all + k * Math.log(p) + (n - k) * Math.log1p(-p));
  });
}
