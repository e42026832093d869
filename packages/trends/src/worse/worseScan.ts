import { meanOfSums } from '../series/meanOfSums.ts';
import { middleStep } from '../series/middleStep.ts';
import type { PrefixSums } from '../series/prefixSums.ts';
import { bestWindows } from './bestWindows.ts';
import { calmSums } from './calmSums.ts';
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
interface FirstWorse {
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
export function worseScan({ sign, z, threshold, plain }: WorseRule, leastWidth: number): WorseScan {
  const calm = calmSums(z, plain);
  const best = bestWindows();
  const inflations: number[] = [];
  const fires: boolean[] = [];
  let first: FirstWorse | null = null;

  /** The mean − z se of a window that may be the best. */
  const boundOf = (from: number, to: number, inflation: number) => {
    const groups = calm.sums.groups[to]! - calm.sums.groups[from]!;
    if (plain ? to - from < PLAIN.bestWidth : groups < BEST_GROUPS) return -Infinity;
    const { mean, standardError } = meanOfSums(calm.sums, from, to, inflation);
    return Number.isNaN(mean) ? -Infinity : sign * mean - z * standardError;
  };

  /** The width of a window that ends with a step and is worse, the last steps of it not contradicting. */
  function worseWidth(sums: PrefixSums, step: number, inflation: number): number | null {
    let lastSteps = -Infinity; // the highest that the mean of some last steps surely is
    for (const width of WIDTHS) {
      if (width > step) break;
      const from = step + 1 - width;
      const groups = sums.groups[step + 1]! - sums.groups[from]!;
      if (width < leastWidth) continue;
      if (plain ? step < PLAIN.firstStep || groups === 0 : groups < WORSE_GROUPS) continue;
      const { mean, standardError } = meanOfSums(sums, from, step + 1, inflation);
      const most = sign * mean + z * standardError;
      // most windows are no worse than any best would allow
      if (most < threshold(best.highest(from))) {
        const margin = threshold(best.before(from, step / BEST_SHARE).bound);
        const agrees = () => !(sign * middleStep(sums, from, step + 1) >= margin);
        if (most < margin && !(lastSteps > margin) && agrees()) return width;
      }
      lastSteps = Math.max(lastSteps, sign * mean - z * standardError);
    }
    return null;
  }
  return {
    look(sums, inflation) {
      const step = fires.length;
      if (step > 0) {
        // whether a step stands out alone is known when its successor is there
        calm.add(sums, step - 1, inflation);
        best.add((from) => boundOf(from, step, inflations[step - 1]!));
      }
      inflations.push(inflation);
      const width = worseWidth(sums, step, inflation);
      if (width !== null && first === null) {
        const reference = best.place(best.before(step + 1 - width, step / BEST_SHARE));
        first = { seen: step, width, reference };
      }
      fires.push(width !== null);
    },
    cut(steps) {
      const known = Math.max(0, Math.min(fires.length, steps) - 1);
      calm.cut(known);
      best.cut(known);
      for (const column of [inflations, fires]) column.length = Math.min(column.length, steps);
      if (first !== null && first.seen >= steps) first = null;
    },
    fires,
    first: () => first,
  };
}
