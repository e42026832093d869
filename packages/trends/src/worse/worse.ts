import { checkSeries } from '../series/checkSeries.ts';
import type { Series } from '../series/series.ts';
import { leastWidth, type Worse, worseOfScan } from './worseOfScan.ts';
import { type WorseOptions, worseRule } from './worseRule.ts';
import { worseScan } from './worseScan.ts';

/**
 * Whether a headline became worse than its best, beyond a margin first and beyond noise second.
 *
 * Learning moves every headline, so "has it changed?" is the wrong question. It is told at step t when
 * some window of 3 or more steps that ends at t (24 groups or more) has
 *
 *     mean + z se < min(relative · best, best − absolute)
 *
 * where best is the highest mean − z se of any earlier window (48 groups or more, 1/50 of the steps so
 * far or more). For a rise the same with signs turned. Three guards keep it from saying too much:
 *
 * - a dip that is over is not told on and on by windows that still hold it: no narrower window that ends
 *   at t, the last steps, may be as surely on the good side of the margin;
 * - one outlying step is not worse: the median of the window's steps must be beyond the margin too, where
 *   they have 24 groups each;
 * - nor is it the best: a step that stands out from both neighbours, on one side, by z standard errors is
 *   left out of the best.
 *
 * Every step is looked at, and what was told at a step stays told when the run goes on; only below 12
 * steps windows of one and two steps count too.
 * Of a plain series, whose noise is known from all of its steps, nothing is told before step 11.
 *
 * @param series of `countSeries` or `plainSeries`.
 * @param options `direction`, and `relative`, `absolute` or both; `z` (default 4).
 * @returns where it was told first, against which window, and whether it still is; null if never.
 * @throws {DomainError} no series, neither margin, or `relative` with a rise or a plain series.
 *
 * @example
 * ```ts
 * const n = Array(20).fill(64);
 * const live = countSeries({ n, sum: n.map((_, step) => (step < 12 ? 32 : 4)) });
 * worse(live, { direction: 'fall', relative: 0.5 });
 * // => { seen: 14, width: 3, reference: [0, 12], now: [12, 15], active: true, until: 20, end: 20 }
 * ```
 */
export function worse(series: Series, options: WorseOptions): Worse | null {
  checkSeries('worse', 'series', series);
  const { steps, sums, inflations } = series;
  const rule = worseRule('worse', options, sums.plain);
  const scan = worseScan(rule, leastWidth(steps));
  for (const inflation of inflations) scan.look(sums, inflation);
  return worseOfScan(scan, sums, rule);
}
