import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { extent, histogram, moments, summarise, type Table } from '@bits-per-sample/core';
import { fromBytes, readLog } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { duckdb, summariseSql, trialsSql } from '../../src/index.ts';
import { columnsOf, inDuckdb } from '../support/inDuckdb.ts';

const sample = fileURLToPath(
  new URL('../../../logs/test/samples/_neutral/rollouts.jsonl', import.meta.url),
);
const relation = `read_json(${duckdb.text(sample)}, format = 'newline_delimited')`;
const mapping = { group: ['group'], reward: ['reward'], step: 'step', category: 'category' };
const numbers = [moments, extent, histogram({ edges: [0, 0.5, 1] })];

describe('summariseSql', () => {
  it('gives the sums that core gives of the same file', async () => {
    const columns = await columnsOf(relation);
    const trials = trialsSql({ relation, columns, mapping }, duckdb);
    const spec = { by: ['step', 'group_0', 'category'], measures: { reward: numbers } };
    const rows = await inDuckdb(`${summariseSql(trials, spec, duckdb)} ORDER BY 1, 2, 3`);
    const log = await readLog(fromBytes(readFileSync(sample), 'rollouts.jsonl'));
    const by = ['step', 'group', 'category'];
    const table = await summarise(log.tables, { by, measures: { reward: numbers } });
    const expected = rowsOf(table).map(renamed);
    const key = (row: Record<string, unknown>): string =>
      `${row.step} ${row.group_0} ${row.category}`;
    expected.sort((a, b) => (key(a) < key(b) ? -1 : 1));
    expect(rows).toHaveLength(4);
    const m2 = rows.map((row) => row.reward_m2);
    for (const [i, row] of expected.entries())
      expect(m2[i]).toBeCloseTo(row.reward_m2 as number, 12);
    const counted = (row: object) => ({ ...row, reward_m2: 0 });
    expect(rows.map(counted)).toEqual(expected.map(counted));
  });

  it('splits by hidden keys without naming them', async () => {
    const trials = `SELECT * FROM (VALUES ('a', 1.0), ('a', 0.0), ('b', 1.0)) AS v(g, x)`;
    const spec = { by: [], hidden: ['g'], measures: { x: { name: 'total' } } };
    const rows = await inDuckdb(`${summariseSql(trials, spec, duckdb)} ORDER BY x_n`);
    expect(rows).toEqual([
      { x_n: 1, x_sum: 1, x_missing: 0 },
      { x_n: 2, x_sum: 1, x_missing: 0 },
    ]);
  });

  it('takes statistics of a stranger', async () => {
    const squares = (x: string) => ({ n: `count(${x})`, squares: `sum(${x} * ${x})` });
    const spec = { by: [], measures: { x: { name: 'squares' } } };
    const trials = 'SELECT * FROM (VALUES (3.0), (NULL), (4.0)) AS v(x)';
    const sql = summariseSql(trials, spec, duckdb, { statistics: { squares } });
    expect(await inDuckdb(sql)).toEqual([{ x_n: 2, x_squares: 25, x_missing: 1 }]);
  });

  it('refuses a statistic of which no SQL is known', () => {
    const spec = { by: [], measures: { x: { name: 'entropy' } } };
    expect(() => summariseSql('SELECT 1 AS x', spec, duckdb)).toThrow(/statistics with SQL/);
  });
});

/** Rows of a table as objects. */
function rowsOf({ rowCount, columns }: Table): Record<string, unknown>[] {
  return Array.from({ length: rowCount }, (_, i) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        column instanceof Float64Array ? column[i] : column.values[column.codes[i]!],
      ]),
    ),
  );
}

/** The group under the name of its first column. */
const renamed = ({ group, ...row }: Record<string, unknown>): Record<string, unknown> => ({
  ...row,
  group_0: group,
});
