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
  const k = new Float64Array(size);
  const n = new Float64Array(size);
  const { codes } = denseCodes(names, size);
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
  const counted = new Float64Array(dense.count);
  const rollouts = new Float64Array(dense.count);
  const cell = new Int32Array(kept);
  const cells: Cell[] = [];
  const place = new Map<number, number>();
  for (let g = 0; g < kept; g++) {
    // a longer group is thinned: its rate is known to 1/16384 all the same
    const thin = Math.min(n[g]!, LONGEST);
    const right = n[g] === thin ? k[g]! : Math.round((k[g]! / n[g]!) * thin);
    const key = thin * (LONGEST + 1) + right;
    let at = place.get(key);
    if (at === undefined) {
      at = cells.push({ k: right, n: thin }) - 1;
      place.set(key, at);
    }
    cell[g] = at;
    counted[dense.codes[g]!]!++;
    rollouts[dense.codes[g]!]! += thin;
  }
  const pooled = { cells, cell, prompt: dense.codes, counted, rollouts };
  return names === undefined ? inOrder(pooled) : pooled;
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
