import { formatPercent } from '@bits-per-sample/core';

/** A chance, no closer than such chances were tested. */
export const chanceText = (chance: number): string =>
  chance < 0.05 ? 'less than 5 %' : chance > 0.95 ? 'more than 95 %' : formatPercent(chance);
