import { fromBytes, readLog } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { accountSql, distinctSql, duckdb, rewardValuesSql } from '../../src/index.ts';
import { columnsOf, inDuckdb } from '../support/inDuckdb.ts';

const cells = [
  ['a', 'ok', '1', 0.5, 10, 'x'],
  ['a', 'error', 'NaN', 0.5, null, 'x'],
  ['b', 'ok', 'pass', Number.NaN, 12, 'x'],
  ['b', null, '0', 0.25, 12, 'y'],
  [null, 'ok', '1', 0.5, 3, 'x'],
  ['c', 'ok', null, 1e200, 3, 'x'],
  ['c', 'ok', 'pass', Number.POSITIVE_INFINITY, 3, 'x'],
] as const;
const names = ['id', 'ended', 'word', 'lp', 'tokens', 'part'];
const literal = (value: unknown): string =>
  value === null
    ? 'NULL'
    : typeof value === 'string'
      ? duckdb.text(value)
      : `CAST('${value}' AS DOUBLE)`;
const relation = `(SELECT * FROM (VALUES ${cells
  .map((row) => `(${row.map(literal).join(', ')})`)
  .join(', ')}) AS v(${names.join(', ')}))`;
const lines = cells
  .map(
    (row) =>
      `{${row.map((value, i) => `"${names[i]}":${typeof value === 'string' ? JSON.stringify(value) : value}`)}}`,
  )
  .join('\n');
const mapping = {
  group: ['id'],
  reward: ['word'],
  status: 'ended',
  logprob: 'lp',
  outputTokens: 'tokens',
  where: { part: 'x' },
};
const readings = new Map([['word', { words: new Map([['pass', 1]]) }]]);
const queryOf = async () => ({ relation, columns: await columnsOf(relation), mapping, readings });

describe('accountSql', () => {
  it('counts what the readers of logs count', async () => {
    const [row = {}] = await inDuckdb(accountSql(await queryOf(), duckdb));
    const log = await readLog(fromBytes(new TextEncoder().encode(lines), 'rows.jsonl'), {
      mapping,
    });
    for await (const _ of log.tables);
    const { rows, skipped, missing, coerced, notes } = log.summary();
    expect(row.rows).toBe(rows);
    expect(row.rows).toBe(5);
    expect(row.without_group).toBe(skipped);
    expect(row.left_out).toBe(1);
    expect(notes.find(({ code }) => code === 'where')?.message).toMatch(/^1 row/);
    for (const [column, absent] of Object.entries(missing))
      if (`${column}_missing` in row) expect(row[`${column}_missing`], column).toBe(absent);
    expect(row.reward_missing).toBe(2);
    expect(row.errors).toBe(1);
    expect(row.reward_non_finite).toBe(1);
    expect(row.logprob_non_finite).toBe(3);
    // '1' in the row that names no group is counted by the readers, too
    expect(row.reward_text).toBe(coerced - 1);
  });
});

describe('distinctSql', () => {
  it('gives the words and how often each came, and no numbers', async () => {
    const query = await queryOf();
    expect(await inDuckdb(distinctSql(query, 'word', duckdb)!)).toEqual([
      { text: 'pass', times: 2 },
      { text: 'NaN', times: 1 },
    ]);
    expect(distinctSql(query, 'tokens', duckdb)).toBeUndefined();
    expect(await inDuckdb(distinctSql(query, 'word', duckdb, { most: 1 })!)).toHaveLength(2);
  });

  it('refuses a column that is not there, and no number of texts', async () => {
    const query = await queryOf();
    expect(() => distinctSql(query, 'words', duckdb)).toThrow(/words.*id, ended, word/);
    expect(() => distinctSql(query, 'word', duckdb, { most: 0 })).toThrow(/most/);
  });
});

describe('rewardValuesSql', () => {
  it('gives distinct rewards, and never more than 65', async () => {
    const query = await queryOf();
    expect(await inDuckdb(`${rewardValuesSql(query, duckdb)}`)).toEqual([{ reward: 1 }]);
    const many = `(SELECT 'a' AS id, range AS r FROM range(1000))`;
    const columns = await columnsOf(many);
    const sql = rewardValuesSql(
      { relation: many, columns, mapping: { group: ['id'], reward: ['r'] } },
      duckdb,
    );
    expect(await inDuckdb(sql)).toHaveLength(65);
  });
});
