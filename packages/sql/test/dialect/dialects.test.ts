import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clickhouse,
  type Dialect,
  duckdb,
  postgres,
  spark,
  summariseSql,
  trialsSql,
} from '../../src/index.ts';
import { inDuckdb } from '../support/inDuckdb.ts';

const dialects = [duckdb, spark, clickhouse, postgres];

/** Whether a text between quotes ends where it should, by the escapes of a dialect. */
function isOneToken(sql: string, quote: string, backslash: boolean): boolean {
  if (!sql.startsWith(quote)) return false;
  for (let i = 1; i < sql.length; i++) {
    if (backslash && sql[i] === '\\') i++;
    else if (sql[i] === quote) {
      if (!backslash && sql[i + 1] === quote) i++;
      else return i === sql.length - 1;
    }
  }
  return false;
}

const hostile = fc.string({
  unit: fc.constantFrom(
    "'",
    '"',
    '`',
    '\\',
    ';',
    '-',
    '\n',
    ' ',
    'a',
    '$',
    '{',
    '}',
    '%',
    '日',
    '😀',
  ),
  maxLength: 12,
});

describe.each(dialects)('$name', (dialect) => {
  it('quotes any text and any name so that they end where they should', () => {
    const backslashText = dialect.name === 'spark' || dialect.name === 'clickhouse';
    const nameQuote = dialect.name === 'duckdb' || dialect.name === 'postgres' ? '"' : '`';
    fc.assert(
      fc.property(hostile, (text) => {
        expect(isOneToken(dialect.text(text), "'", backslashText)).toBe(true);
        expect(isOneToken(dialect.ident(text), nameQuote, dialect.name === 'clickhouse')).toBe(
          true,
        );
      }),
    );
  });

  it('refuses NUL, which ends a text in some engines', () => {
    expect(() => dialect.text('a\0b')).toThrow(/NUL/);
    expect(() => dialect.ident('a\0b')).toThrow(/NUL/);
  });
});

describe('DuckDB', () => {
  it('gives back any text and any name', async () => {
    await fc.assert(
      fc.asyncProperty(
        hostile,
        hostile.filter((name) => name !== ''),
        async (text, name) => {
          const rows = await inDuckdb(`SELECT ${duckdb.text(text)} AS ${duckdb.ident(name)}`);
          expect(rows).toEqual([{ [name]: text }]);
        },
      ),
    );
  });

  it('looks into JSON by any name, and takes values alone for texts', async () => {
    await fc.assert(
      fc.asyncProperty(
        hostile.filter((name) => name !== ''),
        async (name) => {
          const x = duckdb.text(
            JSON.stringify({ [name]: { deep: 'x', flag: true, n: 0.5, none: null } }),
          );
          const inner = duckdb.jsonField(`CAST(${x} AS JSON)`, name);
          const fields = ['deep', 'flag', 'n', 'none'].map((field) =>
            duckdb.jsonText(duckdb.jsonField(inner, field)),
          );
          const [row] = await inDuckdb(
            `SELECT ${[...fields, duckdb.jsonText(inner)].map((sql, i) => `${sql} AS c${i}`).join(', ')}`,
          );
          expect(row).toEqual({ c0: 'x', c1: 'true', c2: '0.5', c3: null, c4: null });
        },
      ),
    );
  });
});

describe('names and texts of a log', () => {
  const wicked = `"; DROP TABLE kept; --'\``;

  it('stay names and texts, wherever they stand', async () => {
    await inDuckdb('CREATE OR REPLACE TABLE kept AS SELECT 1 AS a');
    const relation = `(SELECT ${duckdb.text(wicked)} AS ${duckdb.ident(wicked)}, 1.0 AS r, ${duckdb.text(wicked)} AS w)`;
    const columns = [
      { name: wicked, type: 'text' },
      { name: 'r', type: 'number' },
      { name: 'w', type: 'text' },
    ] as const;
    const query = {
      relation,
      columns,
      mapping: {
        group: [wicked],
        reward: ['r'],
        status: 'w',
        category: wicked,
        where: { [wicked]: wicked },
      },
      readings: new Map([['w', { words: new Map([[wicked, wicked]]), other: wicked }]]),
    };
    const trials = trialsSql(query, duckdb);
    const sql = summariseSql(
      trials,
      { by: ['group_0', 'status'], measures: { reward: { name: 'total' } } },
      duckdb,
    );
    expect(await inDuckdb(sql)).toEqual([
      { group_0: wicked, status: wicked, reward_n: 1, reward_sum: 1, reward_missing: 0 },
    ]);
    const none = { ...query, mapping: { ...query.mapping, where: { [wicked]: "' OR '1' = '1" } } };
    expect(await inDuckdb(trialsSql(none, duckdb))).toEqual([]);
    expect(await inDuckdb('SELECT * FROM kept')).toEqual([{ a: 1 }]);
  });
});

describe('the dialect of a stranger', () => {
  it('is an object, and nothing else has to be told', async () => {
    const loud: Dialect = {
      ...duckdb,
      name: 'loud',
      double: (x) => `TRY_CAST(${x} AS DOUBLE)`,
      varPop: (x) => `(avg(${x} * ${x}) - avg(${x}) * avg(${x}))`,
    };
    const columns = [
      { name: 'g', type: 'text' },
      { name: 'x', type: 'integer' },
    ] as const;
    const relation = `(SELECT * FROM (VALUES ('a', 1), ('a', 3), ('b', 5)) AS v(g, x))`;
    const trials = trialsSql({ relation, columns, mapping: { group: ['g'], reward: ['x'] } }, loud);
    const spec = { by: ['group_0'], measures: { reward: { name: 'moments' } } };
    const sql = summariseSql(trials, spec, loud);
    expect(sql).toContain('TRY_CAST(s."x" AS DOUBLE)');
    expect(await inDuckdb(`${sql} ORDER BY 1`)).toEqual([
      { group_0: 'a', reward_n: 2, reward_sum: 4, reward_m2: 2, reward_missing: 0 },
      { group_0: 'b', reward_n: 1, reward_sum: 5, reward_m2: 0, reward_missing: 0 },
    ]);
  });
});
