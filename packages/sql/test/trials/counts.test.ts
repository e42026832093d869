import { fromBytes, readLog } from '@bits-per-sample/logs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duckdb, type ShareScale, trialColumns, trialsSql } from '../../src/index.ts';
import { columnsOf, inDuckdb } from '../support/inDuckdb.ts';
import { trialsIn } from '../support/readerTrials.ts';

interface Count {
  readonly task: string;
  readonly value: number;
  readonly n: number;
}

const relationOf = (rows: readonly Count[]): string =>
  `(SELECT * FROM (VALUES ${rows
    .map(({ task, value, n }) => `('${task}', CAST('${value}' AS DOUBLE), ${n})`)
    .join(', ')}) AS v(task, value, n))`;

/** Rows that the readers give of counts, and those of the SQL. */
async function both(rows: readonly Count[], mapping: object, shares?: ShareScale) {
  const bytes = new TextEncoder().encode(rows.map((row) => JSON.stringify(row)).join('\n'));
  const log = await readLog(fromBytes(bytes, 'counts.jsonl'), { mapping });
  const wanted = [];
  for await (const table of log.tables) wanted.push(...trialsIn(table));
  const relation = relationOf(rows);
  const query = {
    relation,
    columns: await columnsOf(relation),
    mapping,
    ...(shares && { shares }),
  };
  const found = await inDuckdb(trialsSql(query, duckdb));
  for (const row of found) expect(Object.keys(row)).toEqual(trialColumns(query, duckdb));
  const named = found.map(({ group_0, ...row }) => ({ group: group_0, ...row }));
  const sorted = (list: readonly object[]) => list.map((row) => JSON.stringify(row)).sort();
  return { found: sorted(named), wanted: sorted(wanted) };
}

const mapping = { group: ['task'], successes: 'value', attempts: 'n' };

describe('trialsSql of rows that count a group each', () => {
  it('makes sums of counts as the readers do, and leaves out what is none', async () => {
    const count = fc.record({
      task: fc.constantFrom('a', 'b', 'c'),
      value: fc.integer({ min: 0, max: 9 }),
      n: fc.integer({ min: 0, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(count, { minLength: 1, maxLength: 9 }), async (rows) => {
        const { found, wanted } = await both(rows, mapping);
        expect(found).toEqual(wanted);
      }),
    );
  });

  it('takes one number of attempts for all', async () => {
    const rows = [
      { task: 'a', value: 3, n: 1 },
      { task: 'b', value: 0, n: 1 },
    ];
    const { found, wanted } = await both(rows, { ...mapping, attempts: '4' });
    expect(found).toEqual(wanted);
    expect(found).toHaveLength(2);
  });

  it('makes counts of shares as far as their digits go', async () => {
    const rows = [
      { task: 'a', value: 0.33, n: 3 },
      { task: 'b', value: 0.875, n: 8 },
      { task: 'c', value: 0.4, n: 8 },
      { task: 'd', value: 1, n: 5 },
    ];
    const { found, wanted } = await both(rows, mapping, { whole: 1, slack: 0.0005 });
    expect(found).toEqual(wanted);
    expect(found.join()).toContain('"reward_sum":7');
  });

  it('reads percent', async () => {
    const rows = [
      { task: 'a', value: 62.5, n: 8 },
      { task: 'b', value: 100, n: 8 },
      { task: 'c', value: 37.5, n: 8 },
    ];
    const { found, wanted } = await both(rows, mapping, { whole: 100, slack: 0.0005 });
    expect(found).toEqual(wanted);
    expect(found.join()).toContain('"reward_sum":5');
  });
});
