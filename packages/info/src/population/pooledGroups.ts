import type { PassCounts } from '@bits-per-sample/core';
import { denseCodes } from '../numeric/denseCodes.ts';
import { LONGEST } from './countWeightsShape.ts';

/** Groups of k successes in n rollouts. */
interface Cell {
  readonly k: number;
  readonly n: number;
}

/** Groups, each with its cell and its prompt as numbers. */
export interface PooledGroups {
  /** Different counts of a group; a group of more than 16384 is thinned to so many. */
  readonly cells: readonly Cell[];
  /** Cell of each group; shape [groups]. */
  readonly cell: Int32Array;
  /** Prompt of each group; shape [groups]. */
  readonly prompt: Int32Array;
  /** Groups of each prompt; shape [prompts]. */
  readonly counted: Float64Array;
  /** Rollouts of each prompt; shape [prompts]. */
  readonly rollouts: Float64Array;
}

/**
 * Groups with their prompt as a number. Groups of one rollout are pooled into one group of their
 * prompt; a prompt with one rollout in all is left out where others have more.
 */
export function pooledGroups(
  { successes, attempts }: PassCounts,
  names: ArrayLike<string | number> | undefined,
): PooledGroups {
  const size = attempts.length;
  const { codes, count } = denseCodes(names, size);
  let whole = true;
  for (let i = 0; whole && i < size; i++) whole = attempts[i]! > 1;
  const pooled = whole
    ? inCells(successes, attempts, codes, count)
    : joined(successes, attempts, codes);
  return names === undefined ? inOrder(pooled) : pooled;
}

/** Rollouts that stand alone are joined by prompt. */
function joined(
  successes: ArrayLike<number>,
  attempts: ArrayLike<number>,
  codes: Int32Array,
): PooledGroups {
  const size = attempts.length;
  const k = new Float64Array(size);
  const n = new Float64Array(size);
  const prompt = new Int32Array(size);
  const single = new Map<number, number>();
  let count = 0;
  let several = false;
  for (let i = 0; i < size; i++) {
    if (!(attempts[i]! > 0)) continue;
    const at = attempts[i] === 1 ? single.get(codes[i]!) : undefined;
    if (at !== undefined) {
      k[at]! += successes[i]!;
      n[at]!++;
      several = true;
      continue;
    }
    if (attempts[i] === 1) single.set(codes[i]!, count);
    else several = true;
    k[count] = successes[i]!;
    n[count] = attempts[i]!;
    prompt[count++] = codes[i]!;
  }
  let kept = 0;
  for (let g = 0; g < count; g++) {
    if (several && n[g] === 1) continue;
    k[kept] = k[g]!;
    n[kept] = n[g]!;
    prompt[kept++] = prompt[g]!;
  }
  const dense = denseCodes(prompt.subarray(0, kept), kept);
  return inCells(k, n.subarray(0, kept), dense.codes, dense.count);
}

/** Up to this many rollouts the cell of a count is found in a table. */
const TABLED = 64;

function inCells(
  k: ArrayLike<number>,
  n: ArrayLike<number>,
  prompt: Int32Array,
  prompts: number,
): PooledGroups {
  const counted = new Float64Array(prompts);
  const rollouts = new Float64Array(prompts);
  const cell = new Int32Array(n.length);
  const cells: Cell[] = [];
  // places from 1 on; 0 stands for a count that has not come
  const table = new Int32Array((TABLED + 1) ** 2);
  const rare = new Map<number, number>();
  for (let g = 0; g < n.length; g++) {
    // a longer group is thinned: its rate is known to 1/16384 all the same
    const thin = Math.min(n[g]!, LONGEST);
    const right = n[g] === thin ? k[g]! : Math.round((k[g]! / n[g]!) * thin);
    const key = thin <= TABLED ? thin * (TABLED + 1) + right : thin * (LONGEST + 1) + right;
    let at = thin <= TABLED ? table[key]! : (rare.get(key) ?? 0);
    if (at === 0) {
      at = cells.push({ k: right, n: thin });
      if (thin <= TABLED) table[key] = at;
      else rare.set(key, at);
    }
    cell[g] = at - 1;
    counted[prompt[g]!]!++;
    rollouts[prompt[g]!]! += thin;
  }
  return { cells, cell, prompt, counted, rollouts };
}

/** Groups that are prompts of their own, by their counts: sums do not depend on the order of rows. */
function inOrder({ cells, cell, prompt, counted }: PooledGroups): PooledGroups {
  const order = [...cells.keys()].sort(
    (a, b) => cells[a]!.n - cells[b]!.n || cells[a]!.k - cells[b]!.k,
  );
  const times = new Float64Array(cells.length);
  for (let g = 0; g < cell.length; g++) times[cell[g]!]!++;
  const sorted = new Int32Array(cell.length);
  const rollouts = new Float64Array(cell.length);
  let at = 0;
  for (const [place, from] of order.entries()) {
    const end = at + times[from]!;
    sorted.fill(place, at, end);
    rollouts.fill(cells[from]!.n, at, end);
    at = end;
  }
  return { cells: order.map((from) => cells[from]!), cell: sorted, prompt, counted, rollouts };
}
