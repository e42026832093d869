import { checkSeries, checkStretch } from './checkSeries.ts';
import { meanOfSums, type WindowMean } from './meanOfSums.ts';
import type { Series } from './series.ts';

/**
 * The mean of a series over a window of steps, and its standard error.
 *
 *     m = Σx / N,   se² = λ q / N,   q = (N var + 1/2) / (N + 2)
 *
 * q counts two more groups at the widest spread of a 0/1 value: 0 of N has an error too. λ is
 * `series.inflation`. For a plain series se² = λ σ² / N.
 *
 * @param series of `countSeries` or `plainSeries`.
 * @param from first step of the window.
 * @param to the step after its last.
 * @returns mean and standard error; NaN where the window has no groups.
 * @throws {DomainError} no series, or no window of it.
 *
 * @example
 * ```ts
 * const live = countSeries({ n: [64, 64, 64], sum: [32, 30, 8] });
 * meanOver(live, 0, 2).mean; // => 62 / 128
 * meanOver(live, 0, 2).standardError.toFixed(3); // => '0.044'
 * ```
 */
export function meanOver(series: Series, from: number, to: number): WindowMean {
  checkSeries('meanOver', 'series', series);
  checkStretch('meanOver', series, from, to);
  return meanOfSums(series.sums, from, to, series.inflation);
}
