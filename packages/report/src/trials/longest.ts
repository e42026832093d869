import type { Statistic } from '@bits-per-sample/core';

/** The greatest value and how often it came: merged over groups, it tells a limit on lengths. */
export const longest: Statistic<'n' | 'max' | 'at'> = {
  name: 'longest',
  fields: ['n', 'max', 'at'],

  update(rows, at, x) {
    if (rows[at] === 0 || x > rows[at + 1]!) {
      rows[at + 1] = x;
      rows[at + 2] = 1;
    } else if (x === rows[at + 1]) rows[at + 2]!++;
    rows[at]!++;
  },

  merge(into, at, from, fromAt) {
    if (from[fromAt] === 0) return;
    if (into[at] === 0 || from[fromAt + 1]! > into[at + 1]!) {
      into[at + 1] = from[fromAt + 1]!;
      into[at + 2] = from[fromAt + 2]!;
    } else if (from[fromAt + 1] === into[at + 1]) into[at + 2]! += from[fromAt + 2]!;
    into[at]! += from[fromAt]!;
  },
};
