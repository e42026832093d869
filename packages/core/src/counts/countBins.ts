import { checkPassCounts } from './checkPassCounts.ts';
import type { PassCounts } from './passCount.ts';

/**
 * Distinct (k, n) pairs and how many prompts have each: counts, losslessly shrunk. Prompts
 * with the same counts share all their numbers, so that 100 000 prompts of 8 rollouts cost
 * nine evaluations.
 */
export interface CountBins {
  /** Successes of each bin; shape [bins]. */
  readonly k: Float64Array;
  /** Attempts of each bin, ≥ 1; shape [bins]. */
  readonly n: Float64Array;
  /** Prompts in each bin; shape [bins]. */
  readonly weight: Float64Array;
  /** Bin of each prompt, −1 without attempts; shape [prompts given]. */
  readonly bin: Int32Array;
  /** Prompts with at least one attempt. */
  readonly prompts: number;
  /** Fewest attempts of a prompt that has any; Infinity without prompts. */
  readonly fewest: number;
}

/**
 * Folds counts into distinct (k, n) pairs.
 *
 * A mean over prompts becomes a weighted mean over few pairs. Prompts without attempts are
 * left out; `bin` says where each prompt went.
 *
 * @param fn name of the function that was called, for errors.
 * @param counts `successes` and `attempts` per prompt, shape [prompts].
 * @returns the pairs, sorted by n, then k.
 * @throws {DomainError} what {@link checkPassCounts} refuses.
 *
 * @example
 * ```ts
 * const { k, weight, bin } = countBins('main', { successes: [3, 0, 3], attempts: [8, 8, 8] });
 * k; // => Float64Array.of(0, 3)
 * weight; // => Float64Array.of(1, 2)
 * bin; // => Int32Array.of(1, 0, 1)
 * ```
 */
export function countBins(fn: string, counts: PassCounts): CountBins {
  checkPassCounts(fn, counts);
  const { successes, attempts } = counts;
  const seen = new Map<number, Map<number, Bin>>();
  const bins: Bin[] = [];
  const places = Array.from({ length: attempts.length }, (_, i) => {
    const n = attempts[i]!;
    if (n === 0) return undefined;
    const k = successes[i]! + 0; // −0 becomes 0
    const row = seen.get(n) ?? new Map<number, Bin>();
    if (row.size === 0) seen.set(n, row);
    const bin = row.get(k) ?? { k, n, weight: 0, at: 0 };
    if (bin.weight === 0) {
      row.set(k, bin);
      bins.push(bin);
    }
    bin.weight++;
    return bin;
  });
  bins.sort((a, b) => a.n - b.n || a.k - b.k);
  bins.forEach((bin, at) => {
    bin.at = at;
  });
  return {
    k: Float64Array.from(bins, ({ k }) => k),
    n: Float64Array.from(bins, ({ n }) => n),
    weight: Float64Array.from(bins, ({ weight }) => weight),
    bin: Int32Array.from(places, (bin) => bin?.at ?? -1),
    prompts: bins.reduce((sum, { weight }) => sum + weight, 0),
    fewest: bins[0]?.n ?? Infinity,
  };
}

/** One pair while it is counted. */
interface Bin {
  readonly k: number;
  readonly n: number;
  weight: number;
  at: number;
}
