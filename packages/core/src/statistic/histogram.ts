import { checkNumbers } from '../check/checkNumbers.ts';
import { checkObject } from '../check/checkObject.ts';
import { DomainError } from '../errors.ts';
import type { Statistic } from './statistic.ts';

/** Fields of a histogram of m bins: `below`, `bin_0` … `bin_{m−1}`, `above`. */
export type HistogramField = 'below' | `bin_${number}` | 'above';

/** A statistic that counts observations per bin. Made by {@link histogram}. */
export interface Histogram extends Statistic<HistogramField> {
  /** The m + 1 edges of the m bins, ascending. */
  readonly edges: readonly number[];
}

/** Options of {@link histogram}. */
export interface HistogramOptions {
  /** Edges of the bins, strictly ascending, at least two. */
  readonly edges: readonly number[];
}

/**
 * Makes a statistic that counts observations per bin: the mergeable form of a distribution.
 *
 * Shows what a mean hides: a mean pass rate of ½ may be prompts half solved, or half of the
 * prompts solved. Quantiles of a stream are read from it with {@link histogramQuantile}.
 *
 * Bin i holds edges[i] ≤ x < edges[i + 1]; the last one also x = its upper edge. What lies
 * outside is counted in `below` and `above`, never dropped. NaN counts nowhere.
 *
 * @param options `edges` of the bins.
 * @returns a statistic with the fields `below`, `bin_0` …, `above`.
 * @throws {DomainError} fewer than two edges, edges that do not ascend or are not numbers.
 *
 * @example
 * ```ts
 * const tenths = histogram({ edges: [0, 0.5, 1] });
 * toRow(tenths, fold(tenths, [0, 0.2, 0.5, 1, 7])); // => { below: 0, bin_0: 2, bin_1: 2, above: 1 }
 * ```
 */
export function histogram(options: HistogramOptions): Histogram {
  checkObject('histogram', 'options', options);
  const { edges } = options;
  checkNumbers('histogram', 'edges', edges);
  const last = edges.length - 1;
  if (last < 1) throw new DomainError('histogram', 'edges', 'of length ≥ 2', edges.length);
  for (let i = 0; i < last; i++)
    if (!(edges[i]! < edges[i + 1]!))
      throw new DomainError('histogram', 'edges', 'strictly ascending', edges);
  const sorted = Float64Array.from(edges);
  const first = sorted[0]!;
  const end = sorted[last]!;

  return {
    name: 'histogram',
    fields: ['below', ...Array.from({ length: last }, (_, i) => `bin_${i}` as const), 'above'],
    edges: Array.from(edges),

    update(rows, at, x) {
      if (x < first) rows[at]!++;
      else if (x > end) rows[at + last + 1]!++;
      else if (x <= end) {
        let low = 0;
        let high = last;
        while (high - low > 1) {
          const middle = (low + high) >> 1;
          if (x < sorted[middle]!) high = middle;
          else low = middle;
        }
        rows[at + low + 1]!++;
      }
    },

    merge(into, at, from, fromAt) {
      for (let i = 0; i < last + 2; i++) into[at + i]! += from[fromAt + i]!;
    },
  };
}
