import { checkAtLeast, checkObject } from '@bits-per-sample/core';
import type { Detector } from './detector.ts';
import { passByStep } from './passByStep.ts';

/** |z| above which p < .01. */
const Z = 2.5758293035489004;

/** Fewest steps of which a trend is told. */
const LEAST = 8;

/**
 * The test of Mann and Kendall, as monitors of training use it: the pass rate falls if it does so
 * in the last third of the steps with p < .01.
 *
 * To be compared with. It asks whether anything has changed, and looks again after every step; a
 * healthy run changes all the time, so it cries often.
 *
 * @param options `margin`: the second half of that third must lie so far below its first half, in
 *   shares. Default 0.
 * @returns a detector that says `fall` of `pass`.
 * @throws {DomainError} a negative margin.
 *
 * @see Mann (1945), Nonparametric tests against trend; Kendall (1975), Rank correlation methods
 *
 * @example
 * ```ts
 * mannKendall().name; // => 'Mann–Kendall'
 * ```
 */
export function mannKendall(options: { readonly margin?: number } = {}): Detector {
  checkObject('mannKendall', 'options', options);
  const { margin = 0 } = options;
  checkAtLeast('mannKendall', 'margin', margin, 0);
  return {
    name: margin === 0 ? 'Mann–Kendall' : `Mann–Kendall, margin ${margin}`,
    watch: (run) => {
      const pass = passByStep(run);
      const steps = [...pass.keys()].filter((t) => !Number.isNaN(pass[t]!));
      const seen = firstFall(
        steps.map((t) => pass[t]!),
        margin,
      );
      if (seen === null) return [];
      const alarm = { code: 'fall', metric: 'pass', severity: 'alarm', onset: null } as const;
      return [{ ...alarm, seen: steps[seen]! }];
    },
  };
}

/** The first place after which the last third of the values so far falls. */
function firstFall(values: readonly number[], margin: number): number | null {
  // pairs that rise less pairs that fall, and equal values, of the values from `from` on
  let s = 0;
  let from = 0;
  const equal = new Map<number, number>();
  let ties = 0;
  const count = (x: number, by: 1 | -1): void => {
    const before = equal.get(x) ?? 0;
    ties += tied(before + by) - tied(before);
    equal.set(x, before + by);
  };
  for (let t = 0; t < values.length; t++) {
    for (let i = from; i < t; i++) s += Math.sign(values[t]! - values[i]!);
    count(values[t]!, 1);
    for (; from < Math.floor((2 * (t + 1)) / 3); from++) {
      for (let i = from + 1; i <= t; i++) s -= Math.sign(values[i]! - values[from]!);
      count(values[from]!, -1);
    }
    const n = t + 1 - from;
    if (n < LEAST || s >= 0) continue;
    const z = (s + 1) / Math.sqrt((n * (n - 1) * (2 * n + 5) - ties) / 18);
    if (z < -Z && fallen(values, from, t + 1) >= margin) return t;
  }
  return null;
}

const tied = (n: number): number => n * (n - 1) * (2 * n + 5);

/** How far the second half of some values lies below the first. */
function fallen(values: readonly number[], from: number, to: number): number {
  const middle = Math.floor((from + to) / 2);
  const mean = (a: number, b: number): number =>
    values.slice(a, b).reduce((sum, x) => sum + x, 0) / (b - a);
  return mean(from, middle) - mean(middle, to);
}
