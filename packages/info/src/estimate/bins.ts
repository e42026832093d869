import type { CountBins } from '@bits-per-sample/core';

/** Distinct (k, n) pairs with their weights: as much of the counts as a fit or a mean needs. */
export type Bins = Pick<CountBins, 'k' | 'n' | 'weight' | 'prompts'>;
