import { promptBins } from '../curve/promptBins.ts';
import type { PassCounts } from '../numeric/checkCounts.ts';

/** Relative difference below which two means are taken as equal. */
const ROUNDING = 1e-12;

/** Which model is ahead at one k. */
export interface Lead {
  /** Attempts allowed. */
  readonly k: number;
  /** 1: trained is ahead, −1: base, 0: equal. */
  readonly sign: number;
}

/** Who leads at every k that all prompts of both sides can answer. */
export function* leads(base: PassCounts, trained: PassCounts): Generator<Lead> {
  const sides = [base, trained].map((counts) => promptBins(counts));
  const most = Math.min(...sides.map(({ fewest }) => fewest));
  const misses = sides.map(({ c }) => new Float64Array(c.length).fill(1));
  if (most === Infinity) return;
  for (let k = 1; k <= most; k++) {
    const [first, second] = sides.map(({ c, n, weight, prompts }, side) => {
      const miss = misses[side]!;
      let sum = 0;
      for (let b = 0; b < c.length; b++) {
        miss[b]! *= Math.max(0, 1 - c[b]! / (n[b]! - k + 1));
        sum += (weight[b]! * miss[b]!) / prompts;
      }
      return sum;
    }) as [number, number];
    const equal = Math.abs(first - second) <= ROUNDING * Math.max(first, second);
    yield { k, sign: equal ? 0 : Math.sign(first - second) };
  }
}
