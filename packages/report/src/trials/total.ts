import type { Statistic } from '@bits-per-sample/core';

/** Count and sum, for what needs no variance: half the memory of `moments` in a long run. */
export const total: Statistic<'n' | 'sum'> = {
  name: 'total',
  fields: ['n', 'sum'],

  update(rows, at, x) {
    rows[at]!++;
    rows[at + 1]! += x;
  },

  merge(into, at, from, fromAt) {
    into[at]! += from[fromAt]!;
    into[at + 1]! += from[fromAt + 1]!;
  },
};
