import { checkWhole, DomainError } from '@bits-per-sample/core';
import type { Series } from './series.ts';

/** Refuses what `countSeries` or `plainSeries` did not make. */
export function checkSeries(fn: string, parameter: string, series: Series): void {
  if (!(series?.sums?.groups instanceof Float64Array))
    throw new DomainError(fn, parameter, 'a series of countSeries or plainSeries', series);
}

/** Refuses what is no stretch of the series. */
export function checkStretch(fn: string, series: Series, from: number, to: number): void {
  checkWhole(fn, 'from', from, { most: series.steps });
  checkWhole(fn, 'to', to, { least: from, most: series.steps });
}
