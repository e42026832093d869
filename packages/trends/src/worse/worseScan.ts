import { meanOfSums } from '../series/meanOfSums.ts';
import type { PrefixSums } from '../series/prefixSums.ts';
import { WIDTHS } from './widths.ts';
import type { WorseRule } from './worseRule.ts';

/** Groups that a window must hold to be the best so far. */
const BEST_GROUPS = 48;

/** Groups that a window must hold to be worse. */
const WORSE_GROUPS = 24;

/** The best window lasts at least 1/50 of the steps so far: the luckiest of many short ones is no standard. */
const BEST_SHARE = 50;

/** Least width of the best window, and the first step with an answer, of a plain series. */
const PLAIN = { bestWidth: 3, firstStep: 11 };

/** The first window that was worse. */
export interface FirstWorse {
  readonly seen: number;
  readonly width: number;
  readonly reference: readonly [from: number, to: number];
}

/** What a look at every step so far found; it grows by a step, and can be cut back. */
export interface WorseScan {
  /** Looks at the next step, given the sums up to it at least and its λ. */
  look(sums: PrefixSums, inflation: number): void;
  /** Forgets all but the first steps. */
  cut(steps: number): void;
  readonly steps: number;
  readonly fires: readonly boolean[];
  readonly first: FirstWorse | null;
}

/** A scan that has seen nothing. Windows that may be worse have `leastWidth` steps or more. */
export function worseScan({ sign, z, threshold }: WorseRule, leastWidth: number): WorseScan {
  // best[k][t]: the highest lower bound of a window of WIDTHS[k] steps that ends at t or before
  const best: number[][] = WIDTHS.map(() => []);
  const fires: boolean[] = [];
  let first: FirstWorse | null = null;

  const note = (sums: PrefixSums, step: number, inflation: number) => {
    WIDTHS.forEach((width, k) => {
      const column = best[k]!;
      column.push(Math.max(column[step - 1] ?? -Infinity, bound(sums, step, width, inflation)));
    });
  };
  const bound = (sums: PrefixSums, step: number, width: number, inflation: number) => {
    const from = step + 1 - width;
    if (from < 0) return -Infinity;
    const groups = sums.groups[step + 1]! - sums.groups[from]!;
    if (sums.plain ? width < PLAIN.bestWidth : groups < BEST_GROUPS) return -Infinity;
    const { mean, standardError } = meanOfSums(sums, from, step + 1, inflation);
    return Number.isNaN(mean) ? -Infinity : sign * mean - z * standardError;
  };
  const bestBefore = (step: number, width: number) => {
    let highest = -Infinity;
    if (step >= width)
      best.forEach((column, k) => {
        if (WIDTHS[k]! >= step / BEST_SHARE) highest = Math.max(highest, column[step - width]!);
      });
    return highest;
  };
  const isWorse = (sums: PrefixSums, step: number, width: number, inflation: number) => {
    const from = step + 1 - width;
    if (from < 1) return false;
    if (
      sums.plain
        ? step < PLAIN.firstStep
        : sums.groups[step + 1]! - sums.groups[from]! < WORSE_GROUPS
    )
      return false;
    const highest = bestBefore(step, width);
    if (!Number.isFinite(highest)) return false;
    const { mean, standardError } = meanOfSums(sums, from, step + 1, inflation);
    return sign * mean + z * standardError < threshold(highest);
  };
  /** Where the best window before a worse one of `width` steps at `step` stood. */
  const referenceOf = (step: number, width: number): readonly [number, number] => {
    let [highest, from, to] = [-Infinity, 0, 0];
    best.forEach((column, k) => {
      const its = column[step - width]!;
      if (WIDTHS[k]! < step / BEST_SHARE || !(its > highest)) return;
      highest = its;
      to = column.indexOf(its) + 1;
      from = to - WIDTHS[k]!;
    });
    return [from, to];
  };
  return {
    look(sums, inflation) {
      const step = fires.length;
      note(sums, step, inflation);
      const width = WIDTHS.find((w) => w >= leastWidth && isWorse(sums, step, w, inflation));
      fires.push(width !== undefined);
      if (first === null && width !== undefined)
        first = { seen: step, width, reference: referenceOf(step, width) };
    },
    cut(steps) {
      for (const column of best) column.length = Math.min(column.length, steps);
      fires.length = Math.min(fires.length, steps);
      if (first !== null && first.seen >= steps) first = null;
    },
    get steps() {
      return fires.length;
    },
    fires,
    get first() {
      return first;
    },
  };
}
