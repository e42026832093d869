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

/** Up to so many attempts the place of a pair is found in a table. */
const TABLED = 64;

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
  // places from 1 on; 0 stands for a pair that has not come
  const table = new Int32Array((TABLED + 1) ** 2);
  const rare = new Map<number, Map<number, number>>();
  const found: { readonly k: number; readonly n: number; weight: number }[] = [];
  const bin = new Int32Array(attempts.length).fill(-1); // in the order of appearance at first
  for (let i = 0; i < attempts.length; i++) {
    const n = attempts[i]!;
    if (n === 0) continue;
    const k = successes[i]! + 0; // −0 becomes 0
    let at = n <= TABLED ? table[n * (TABLED + 1) + k]! : (rare.get(n)?.get(k) ?? 0);
    if (at === 0) {
      at = found.push({ k, n, weight: 0 });
      if (n <= TABLED) table[n * (TABLED + 1) + k] = at;
      else rare.set(n, (rare.get(n) ?? new Map<number, number>()).set(k, at));
    }
    found[at - 1]!.weight++;
    bin[i] = at - 1;
  }
  const order = found
    .map((_, at) => at)
    .sort((x, y) => found[x]!.n - found[y]!.n || found[x]!.k - found[y]!.k);
  const place = new Int32Array(order.length);
  order.forEach((at, sorted) => {
    place[at] = sorted;
  });
  for (let i = 0; i < bin.length; i++) if (bin[i]! >= 0) bin[i] = place[bin[i]!]!;
  const bins = order.map((at) => found[at]!);
  return {
    k: Float64Array.from(bins, ({ k }) => k),
    n: Float64Array.from(bins, ({ n }) => n),
    weight: Float64Array.from(bins, ({ weight }) => weight),
    bin,
    prompts: bins.reduce((sum, { weight }) => sum + weight, 0),
    fewest: bins[0]?.n ?? Infinity,
  };
}
