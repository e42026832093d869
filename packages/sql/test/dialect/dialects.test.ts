import { describe, expect, it } from 'vitest';
import { clickhouse, duckdb, postgres, spark } from '../../src/index.ts';
import { inDuckdb } from '../support/inDuckdb.ts';

describe('dialects', () => {
  it('compares several keys at once', async () => {
    const among = duckdb.among(
      ['s.a', 's.b'],
      [
        ['1', "'x'"],
        ['2', "'y'"],
      ],
    );
    const from = "(VALUES (1, 'x'), (1, 'y'), (2, 'y'), (3, 'x')) AS s(a, b)";
    const rows = await inDuckdb(`SELECT CAST(sum(s.a) AS DOUBLE) AS n FROM ${from} WHERE ${among}`);
    expect(rows).toEqual([{ n: 3 }]);
  });

  it('writes one key without brackets', () => {
    for (const dialect of [duckdb, spark, clickhouse])
      expect(dialect.among(['k'], [['1'], ['2']])).toBe('k IN (1, 2)');
    expect(postgres.among(['k'], [['1'], ['2']])).toBe('k IN (VALUES (1), (2))');
  });

  it('writes a struct as JSON', async () => {
    const rows = await inDuckdb(`SELECT ${duckdb.json("{'a b': [1, NULL]}")} AS j`);
    expect(rows).toEqual([{ j: '{"a b":[1,null]}' }]);
  });
});
