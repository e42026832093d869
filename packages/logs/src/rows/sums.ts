import type { GroupCount } from './rowFormat.ts';
import type { TableBuilder } from './tableBuilder.ts';
import type { Tally } from './tally.ts';

/** Writes c successes in n attempts as the sums of n rewards of 0 and 1, never expanded. */
export function writeCount(row: GroupCount, builder: TableBuilder, tally: Tally): void {
  const { successes: c, attempts: n } = row;
  if (row.run !== undefined) builder.text('run', row.run);
  if (row.step !== undefined && !Number.isNaN(row.step)) builder.number('step', row.step);
  builder.text('group', row.group);
  if (row.category !== undefined) builder.text('category', row.category);
  builder.number('reward_n', n);
  builder.number('reward_sum', c);
  builder.number('reward_m2', n === 0 ? 0 : c * ((n - c) / n));
  builder.number('reward_min', n > 0 && c === n ? 1 : 0);
  builder.number('reward_max', c > 0 ? 1 : 0);
  builder.number('reward_missing', 0);
  builder.endRow();
  tally.rows++;
  if (c < n) tally.reward(0);
  if (c > 0) tally.reward(1);
}

/** Whether c of n can be counts at all. */
export const areCounts = (c: number, n: number): boolean =>
  Number.isSafeInteger(c) && Number.isSafeInteger(n) && c >= 0 && c <= n;
