import type { LogTally } from './logTally.ts';
import type { GroupCount, MetricsRow } from './rowFormat.ts';
import type { TableBuilder } from './tableBuilder.ts';

/** Writes c successes in n attempts as the sums of n rewards of 0 and 1, never expanded. */
export function writeCount(
  row: GroupCount,
  builder: TableBuilder,
  tally: LogTally,
  segment = 0,
): void {
  const { successes: c, attempts: n } = row;
  if (segment !== 0) builder.number('segment', segment);
  if (row.run !== undefined) builder.text('run', row.run);
  if (row.step !== undefined && !Number.isNaN(row.step)) builder.number('step', row.step);
  builder.text('group', row.group);
  if (row.prompt !== undefined) {
    builder.text('prompt', row.prompt);
    tally.count('prompt', true);
  }
  if (row.category !== undefined) builder.text('category', row.category);
  builder.number('reward_n', n);
  builder.number('reward_sum', c);
  builder.number('reward_m2', n === 0 ? 0 : c * ((n - c) / n));
  builder.number('reward_min', n > 0 && c === n ? 1 : 0);
  builder.number('reward_max', c > 0 ? 1 : 0);
  builder.number('reward_missing', 0);
  if (row.propensity !== undefined) {
    const known = !Number.isNaN(row.propensity);
    builder.number('propensity_n', known ? 1 : 0);
    builder.number('propensity_sum', known ? row.propensity : 0);
    tally.count('propensity', known);
  }
  builder.endRow();
  tally.rows++;
  tally.group(row.group, row.step);
  if (c < n) tally.reward(0);
  if (c > 0) tally.reward(1);
}

/** Writes what was logged at one step; any row may bring a column. */
export function writeMetrics(row: MetricsRow, builder: TableBuilder, tally: LogTally): void {
  for (const [name, value] of Object.entries(row)) {
    if (typeof value === 'string') {
      builder.text(name, value);
      continue;
    }
    builder.number(name, value);
    if (Number.isNaN(value)) tally.noteMissing(name);
  }
  builder.endRow();
  tally.rows++;
}

/** Whether c of n can be counts at all. */
export const areCounts = (c: number, n: number): boolean =>
  Number.isSafeInteger(c) && Number.isSafeInteger(n) && c >= 0 && c <= n;
