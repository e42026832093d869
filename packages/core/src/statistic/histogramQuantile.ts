import { checkProbability } from '../check/checkProbability.ts';
import { checkRow } from './checkRow.ts';
import type { Histogram, HistogramField } from './histogram.ts';
import type { Row } from './statistic.ts';

/**
 * Quantile of what a histogram counted, linear inside a bin: within one bin's width of the
 * sample quantile.
 *
 * @param statistic the histogram the row belongs to.
 * @param row counts per bin.
 * @param probability in [0, 1]. NaN gives NaN.
 * @returns the quantile, in the unit of x; NaN for an empty row, and when the quantile lies
 *   below the first or above the last edge.
 * @throws {DomainError} probability outside [0, 1], a count that is not a number.
 *
 * @example
 * ```ts
 * const halves = histogram({ edges: [0, 0.5, 1] });
 * histogramQuantile(halves, { below: 0, bin_0: 2, bin_1: 2, above: 0 }, 0.25); // => 0.25
 * ```
 */
export function histogramQuantile(
  { fields, edges }: Histogram,
  row: Row<HistogramField>,
  probability: number,
): number {
  checkRow('histogramQuantile', row, fields);
  checkProbability('histogramQuantile', 'probability', probability);
  let rest = probability * fields.reduce((n, field) => n + row[field]!, 0) - row.below;
  if (!(rest >= 0)) return NaN;
  for (let i = 0; i < edges.length - 1; i++) {
    const count = row[`bin_${i}`]!;
    if (count > 0 && rest <= count) return edges[i]! + (rest / count) * (edges[i + 1]! - edges[i]!);
    rest -= count;
  }
  return NaN;
}
