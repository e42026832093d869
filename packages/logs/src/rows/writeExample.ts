import type { LogTally } from './logTally.ts';
import type { ScoredExample } from './rowFormat.ts';
import { splitOf } from './splitOf.ts';
import type { TableBuilder } from './tableBuilder.ts';

const LABELS = ['run', 'source', 'split'] as const;
const NUMBERS = [
  ['step', 'step'],
  ['nll', 'nll'],
  ['nll_before', 'nllBefore'],
  ['nll_after', 'nllAfter'],
] as const;

/** Writes a look at an example as a row. */
export function writeExample(row: ScoredExample, builder: TableBuilder, tally: LogTally): void {
  builder.text('example', row.example);
  builder.text('unit', row.unit);
  for (const label of LABELS) {
    const value = label === 'split' ? splitOf(row.split) : row[label];
    if (value === undefined) continue;
    builder.text(label, value);
    tally.count(label, true);
  }
  for (const [column, field] of NUMBERS) {
    const value = row[field];
    if (value === undefined) continue;
    builder.number(column, value);
    tally.count(column, !Number.isNaN(value));
  }
  builder.number('tokens', row.tokens);
  tally.count('tokens', !Number.isNaN(row.tokens));
  builder.endRow();
  tally.rows++;
}
