import type { Row, Statistic } from './statistic.ts';

/** A row of {@link extent}. */
export type Extent = Row<'n' | 'min' | 'max'>;

/**
 * Count, least and greatest value: tells a group whose rewards all agree (min = max, no
 * gradient in a group-relative method) exactly, where a variance only nearly does.
 *
 * The same row comes out of any SQL engine as `count(x), min(x), max(x)`, with 0 for the
 * extremes of an empty group. NaN observations are the caller's to leave out.
 *
 * @example
 * ```ts
 * toRow(extent, fold(extent, [3, 1, 2])); // => { n: 3, min: 1, max: 3 }
 * ```
 */
export const extent: Statistic<keyof Extent> = {
  name: 'extent',
  fields: ['n', 'min', 'max'],

  update(rows, at, x) {
    const n = rows[at]!;
    if (n === 0 || x < rows[at + 1]!) rows[at + 1] = x;
    if (n === 0 || x > rows[at + 2]!) rows[at + 2] = x;
    rows[at] = n + 1;
  },

  merge(into, at, from, fromAt) {
    const n = from[fromAt]!;
    if (n === 0) return;
    if (into[at] === 0 || from[fromAt + 1]! < into[at + 1]!) into[at + 1] = from[fromAt + 1]!;
    if (into[at] === 0 || from[fromAt + 2]! > into[at + 2]!) into[at + 2] = from[fromAt + 2]!;
    into[at]! += n;
  },
};
