import type { RowContext } from './rowFormat.ts';
import { count } from './tally.ts';

/** Counts a row that the mapping's `where` leaves out. */
export function leftOut({ mapping, tally }: RowContext): void {
  const rules = Object.entries(mapping.where ?? {}).map(([path, value]) => `${path}=${value}`);
  tally.note('where', (n) => `${count(n, 'row')} left out by ${rules.join(', ')}`);
}
