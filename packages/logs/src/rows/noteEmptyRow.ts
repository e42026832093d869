import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';

/** Counts a row whose list of rollouts is empty: it was read, and gives none. */
export const noteEmptyRow = (tally: Tally): void =>
  tally.note('no-rollouts', (n) => `${count(n, 'row')} with an empty list of rollouts`);
