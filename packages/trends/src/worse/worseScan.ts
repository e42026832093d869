import { meanOfSums } from '../series/meanOfSums.ts';
import type { PrefixSums } from '../series/prefixSums.ts';
import { middleStep } from './middleStep.ts';
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
  /** Whether some window that ends there is worse, by step. */
  readonly fires: readonly boolean[];
  /** The first such window, and the best before it. */
  first(): FirstWorse | null;
}

/** A scan that has seen nothing. Windows that may be worse have `leastWidth` steps or more. */
export function worseScan({ sign, z, threshold }: WorseRule, leastWidth: number): WorseScan {
  // by width: the highest mean − z se of a window that ends at a step or before, from its first end on
  const best: number[][] = WIDTHS.map(() => []);
  const highest: number[] = []; // of any width, by step
  const fires: boolean[] = [];
  let first: FirstWorse | null = null;

  /** The mean − z se of a window that may be the best. */
  const boundOf = (sums: PrefixSums, end: number, width: number, inflation: number) => {
    const groups = sums.groups[end]! - sums.groups[end - width]!;
    if (sums.plain ? width < PLAIN.bestWidth : groups < BEST_GROUPS) return -Infinity;
    const { mean, standardError } = meanOfSums(sums, end - width, end, inflation);
    return Number.isNaN(mean) ? -Infinity : sign * mean - z * standardError;
  };
  /** The best of windows of `width` steps that ended when the steps before `end` were there. */
  const bestOf = (k: number, end: number) => best[k]![end - WIDTHS[k]!] ?? -Infinity;

  /** The best window before one of `width` steps: its lower bound, and which width it has. */
  function bestBefore(step: number, width: number) {
    const found = { best: -Infinity, at: -1 };
    for (let k = 0; k < WIDTHS.length && WIDTHS[k]! <= step + 1 - width; k++) {
      const its = bestOf(k, step + 1 - width);
      if (WIDTHS[k]! >= step / BEST_SHARE && its > found.best)
        Object.assign(found, { best: its, at: k });
    }
    return found;
  }
  /** The width of a window that ends with a step and is worse, the last steps of it not contradicting. */
  function worseWidth(sums: PrefixSums, step: number, inflation: number): number | null {
    let lastSteps = -Infinity; // the highest that the mean of some last steps surely is
    for (const width of WIDTHS) {
      if (width > step) break;
      const from = step + 1 - width;
      const groups = sums.groups[step + 1]! - sums.groups[from]!;
      if (width < leastWidth) continue;
      if (sums.plain ? step < PLAIN.firstStep || groups === 0 : groups < WORSE_GROUPS) continue;
      const { mean, standardError } = meanOfSums(sums, from, step + 1, inflation);
      const most = sign * mean + z * standardError;
      // most windows are no worse than any best would allow
      if (most < threshold(highest[step - width]!)) {
        const margin = threshold(bestBefore(step, width).best);
        const oneStep = sign * middleStep(sums, from, step + 1) >= margin;
        if (most < margin && !(lastSteps > margin) && !oneStep) return width;
      }
      lastSteps = Math.max(lastSteps, sign * mean - z * standardError);
    }
    return null;
  }
  function referenceOf(step: number, width: number): readonly [from: number, to: number] {
    const found = bestBefore(step, width);
    const from = best[found.at]!.indexOf(found.best);
    return [from, from + WIDTHS[found.at]!];
  }
  return {
    look(sums, inflation) {
      const step = fires.length;
      let top = highest[step - 1] ?? -Infinity;
      for (let k = 0; k < WIDTHS.length && WIDTHS[k]! <= step + 1; k++) {
        const bound = boundOf(sums, step + 1, WIDTHS[k]!, inflation);
        best[k]!.push(Math.max(bestOf(k, step), bound));
        top = Math.max(top, bound);
      }
      highest.push(top);
      const width = worseWidth(sums, step, inflation);
      if (width !== null) first ??= { seen: step, width, reference: referenceOf(step, width) };
      fires.push(width !== null);
    },
    cut(steps) {
      best.forEach((column, k) => {
        column.length = Math.max(0, Math.min(column.length, steps + 1 - WIDTHS[k]!));
      });
      for (const column of [highest, fires]) column.length = Math.min(column.length, steps);
      if (first !== null && first.seen >= steps) first = null;
    },
    fires,
    first: () => first,
  };
}
