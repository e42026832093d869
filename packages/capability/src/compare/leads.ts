import { type CountBins, DomainError } from '@bits-per-sample/core';

/** Relative difference below which two means are taken as equal. */
const ROUNDING = 1e-12;
/** Every k is looked at, up to this one. */
const MOST = 2 ** 20;

/** Which model is ahead at one k. */
export interface Lead {
  /** Attempts allowed. */
  readonly k: number;
  /** 1: trained is ahead, −1: base, 0: equal. */
  readonly sign: number;
}

/** Throws when every prompt has more attempts than can be looked at one by one. */
export function checkScan(fn: string, fewest: number): void {
  if (fewest > MOST && fewest < Infinity)
    throw new DomainError(fn, 'attempts', `of at most ${MOST} for some prompt`, fewest);
}

/** Who leads at every k that all prompts of both sides can answer. */
export function* leads(sides: readonly [CountBins, CountBins]): Generator<Lead> {
  const most = Math.min(...sides.map(({ fewest }) => fewest));
  const misses = sides.map(({ k }) => new Float64Array(k.length).fill(1));
  if (most === Infinity) return;
  for (let k = 1; k <= most; k++) {
    const [first, second] = sides.map(({ k: c, n, weight, prompts }, side) => {
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
