import { checkSeries, checkStretch } from '../series/checkSeries.ts';
import { meanOfSums } from '../series/meanOfSums.ts';
import type { Series } from '../series/series.ts';

/** The share of the variance that lies inside prompts. */
export interface WithinShare {
  /** 0: every prompt always gets the same verdict; 1: all prompts are equally hard. */
  readonly value: number;
  /** Its standard error. */
  readonly standardError: number;
}

/** Pass rates outside of which the outcome varies too little to be divided. */
const DIVISIBLE = { above: 0.03, below: 0.995 };

/**
 * How much of the outcome's variance lies inside prompts: mean 4 p (1 − p) over 4 P (1 − P).
 *
 * 1: all prompts are equally hard. Near 0: every prompt always gets the same verdict, so no group is
 * live although the pass rate is not extreme. A policy that loses variety goes there; one that
 * learns need not.
 *
 * @param signal 4 k (n − k) / (n (n − 1)) of each group, by step.
 * @param pass k / n of each group, by step.
 * @param from first step of the window.
 * @param to the step after its last.
 * @returns share and standard error; NaN where the pass rate P is outside (0.03, 0.995) or there are
 *   no groups: cannot tell.
 * @throws {DomainError} no series, or no window of both.
 *
 * @example
 * ```ts
 * const signal = countSeries({ n: [100], sum: [30], squares: [15] });
 * const pass = countSeries({ n: [100], sum: [50], squares: [40] });
 * withinShare(signal, pass, 0, 1).value; // => 0.3
 * ```
 */
export function withinShare(signal: Series, pass: Series, from: number, to: number): WithinShare {
  checkSeries('withinShare', 'signal', signal);
  checkSeries('withinShare', 'pass', pass);
  checkStretch('withinShare', signal, from, to);
  checkStretch('withinShare', pass, from, to);
  const inside = meanOfSums(signal.sums, from, to, signal.inflation);
  const { mean: p, standardError } = meanOfSums(pass.sums, from, to, pass.inflation);
  if (!(p > DIVISIBLE.above && p < DIVISIBLE.below)) return { value: NaN, standardError: NaN };
  const outcome = 4 * p * (1 - p);
  const value = inside.mean / outcome;
  const outcomeError = Math.abs(1 - 2 * p) * 4 * standardError;
  return {
    value,
    standardError: Math.hypot(inside.standardError / outcome, (value * outcomeError) / outcome),
  };
}
