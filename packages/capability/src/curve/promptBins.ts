import type { PassCounts } from '../numeric/checkCounts.ts';
import { missProbability } from '../numeric/missProbability.ts';

/** Distinct (c, n) pairs: prompts with the same counts share all their numbers. */
export interface PromptBins {
  /** Prompts with at least one attempt. */
  readonly prompts: number;
  /** Successes of each bin. */
  readonly c: Float64Array;
  /** Attempts of each bin. */
  readonly n: Float64Array;
  /** Prompts in each bin. */
  readonly weight: Float64Array;
  /** Bin of each prompt, −1 without attempts; shape [prompts given]. */
  readonly bin: Int32Array;
  /** Fewest attempts of a prompt that has any; Infinity without prompts. */
  readonly fewest: number;
}

/** Folds checked counts into distinct pairs. */
export function promptBins({ successes, attempts }: PassCounts): PromptBins {
  const seen = new Map<number, Map<number, number>>();
  const [c, n, weight]: [number[], number[], number[]] = [[], [], []];
  let prompts = 0;
  const bin = Int32Array.from(attempts, (size, i) => {
    if (size === 0) return -1;
    prompts++;
    const row = seen.get(size) ?? new Map<number, number>();
    if (row.size === 0) seen.set(size, row);
    const known = row.get(successes[i]!);
    if (known !== undefined) {
      weight[known]!++;
      return known;
    }
    const at = c.length;
    row.set(successes[i]!, at);
    c.push(successes[i]!);
    n.push(size);
    weight.push(1);
    return at;
  });
  return {
    prompts,
    c: Float64Array.from(c),
    n: Float64Array.from(n),
    weight: Float64Array.from(weight),
    bin,
    fewest: n.reduce((a, x) => Math.min(a, x), Infinity),
  };
}

/** Chance that k draws miss, for each bin and k; shape [bins × ks], NaN where n < k. */
export function missRows({ c, n }: PromptBins, ks: readonly number[]): Float64Array {
  const rows = new Float64Array(c.length * ks.length);
  for (let b = 0; b < c.length; b++)
    ks.forEach((k, l) => {
      rows[b * ks.length + l] = k > n[b]! ? NaN : missProbability(c[b]!, n[b]!, k);
    });
  return rows;
}
