import {
  checkAtLeast,
  checkFinitePositive,
  checkNumbers,
  checkObject,
} from '@bits-per-sample/core';
import { checkSeries } from '../series/checkSeries.ts';
import { meanOfSums } from '../series/meanOfSums.ts';
import type { Series } from '../series/series.ts';

/** Options of {@link currentWindow}. */
export interface CurrentWindowOptions {
  /** Standard errors by which two parts of the window may differ. Default 3. */
  readonly z?: number;
  /** Groups that a window has at least, whatever they say. Default 64. */
  readonly groups?: number;
  /** Lengths to try beside the grid, such as the steps since a change. Default none. */
  readonly also?: readonly number[];
}

/** Lengths grow by a quarter. */
const GROWTH = 1.25;

/** Lengths to try, in steps: 1, 2, 3, … ×1.25 …, all, and those asked for. */
function lengths(steps: number, also: readonly number[]): number[] {
  const found = new Set(also.filter((length) => length >= 1 && length <= steps));
  for (let length = 1; length < steps; length = Math.max(length + 1, Math.floor(length * GROWTH)))
    found.add(length);
  found.add(steps);
  return [...found].sort((a, b) => a - b);
}

/**
 * How many of the last steps are "now": the longest stretch up to the end whose parts do not differ
 * beyond chance.
 *
 * A stretch is accepted when no way to cut it in two shows means more than z standard errors apart
 * (the rule of ADWIN, on lengths that grow by a quarter). It is the stretch over which numbers may be
 * averaged; its interval speaks of these steps, not of the next one.
 *
 * @param series of `countSeries` or `plainSeries`.
 * @param options `z` (default 3), `groups` (default 64), `also`.
 * @returns the length in steps; 0 for a series without steps.
 * @throws {DomainError} no series, z ≤ 0, groups < 0, or lengths that are no numbers.
 *
 * @see Bifet and Gavaldà (2007), doi:10.1137/1.9781611972771.42
 *
 * @example
 * ```ts
 * const n = Array(20).fill(64);
 * const live = countSeries({ n, sum: n.map((_, step) => (step < 12 ? 32 : 4)) });
 * currentWindow(live); // => 8
 * ```
 */
export function currentWindow(series: Series, options: CurrentWindowOptions = {}): number {
  const fn = 'currentWindow';
  checkSeries(fn, 'series', series);
  checkObject(fn, 'options', options);
  const { z = 3, groups = 64, also = [] } = options;
  checkFinitePositive(fn, 'z', z);
  checkAtLeast(fn, 'groups', groups, 0);
  checkNumbers(fn, 'also', also);
  const { steps, sums, inflation } = series;
  if (steps === 0) return 0;
  const candidates = lengths(steps, also);
  const differ = (length: number) => (part: number) => {
    if (part >= length) return false;
    const late = meanOfSums(sums, steps - part, steps, inflation);
    const early = meanOfSums(sums, steps - length, steps - part, inflation);
    const error = Math.hypot(late.standardError, early.standardError);
    return Math.abs(late.mean - early.mean) > z * error;
  };
  let accepted = 1;
  for (const length of candidates) {
    const tooFew = !sums.plain && sums.groups[steps]! - sums.groups[steps - length]! < groups;
    if (!tooFew && candidates.some(differ(length))) break;
    accepted = length;
  }
  return accepted;
}
