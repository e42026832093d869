import { expect, it } from 'vitest';
import { fault } from '../support/fault.ts';
import { rowsOf } from '../support/rowsOf.ts';
import { withEngine } from '../support/withEngine.ts';

const cell = (x: string) =>
  withEngine(
    { threads: 1 },
    async (engine) => rowsOf(await engine.query(`SELECT ${x} AS x`))[0]![0],
  );

it.each([
  ['42::TINYINT', 42],
  ['-42::SMALLINT', -42],
  ['7::UINTEGER', 7],
  ['9007199254740991::BIGINT', 9007199254740991],
  ['18446744073709551615::UBIGINT', 18446744073709552000],
  ['170141183460469231731687303715884105727::HUGEINT', 2 ** 127],
  ['1.1::DECIMAL(4,1)', 1.1],
  ['-0.000000001::DECIMAL(18,9)', -1e-9],
  ['12345678901234567890123456789.012345678::DECIMAL(38,9)', 1.2345678901234568e28],
  ['0.5::FLOAT', 0.5],
  ["'Infinity'::DOUBLE", Infinity],
  ["'NaN'::DOUBLE", null],
  ['NULL', null],
  ['NULL::DOUBLE', null],
  ['NULL::BOOLEAN', null],
  ['NULL::VARCHAR', null],
  ['true', 'true'],
  ["''", ''],
  ["'é→😀'", 'é→😀'],
  ["chr(0) || 'a'", '\0a'],
  ["DATE '2026-01-02'", '2026-01-02'],
  ["TIMESTAMP '2026-01-02 03:04:05'", '2026-01-02 03:04:05'],
  ["'6f8c1a2e-0000-4000-8000-000000000000'::UUID", '6f8c1a2e-0000-4000-8000-000000000000'],
  ["'x'::ENUM('x','y')", 'x'],
  ['[1, 2]', '[1, 2]'],
  ['\'{"a":1}\'::JSON', '{"a":1}'],
])('%s is a double or text', async (x, value) => {
  expect(await cell(x)).toBe(value);
});

it('has all rows and no more, in order, whatever the vectors', () =>
  withEngine({}, async (engine) => {
    for (const rows of [0, 1, 2047, 2048, 2049, 300_001]) {
      const sql = `SELECT CASE WHEN range % 3 > 0 THEN range::DOUBLE END AS x, range / 2 AS y,
        CASE WHEN range % 5 > 0 THEN 'p' || range % 7 END AS t FROM range(${rows}) ORDER BY range`;
      const table = await engine.query(sql);
      expect(table.rowCount).toBe(rows);
      expect(table.columns.x).toEqual(
        Float64Array.from({ length: rows }, (_, i) => (i % 3 > 0 ? i : Number.NaN)),
      );
      expect(table.columns.y).toEqual(Float64Array.from({ length: rows }, (_, i) => i / 2));
      const texts = rowsOf(table).map(([, , t]) => t);
      expect(texts).toEqual(
        Array.from({ length: rows }, (_, i) => (i % 5 > 0 ? `p${i % 7}` : null)),
      );
    }
  }));

it('keeps two columns of one name apart', () =>
  withEngine({}, async (engine) => {
    const { columns } = await engine.query('SELECT 1 AS a, 2 AS a, 3 AS "__proto__"');
    expect(Object.values(columns)).toEqual([1, 2, 3].map((x) => Float64Array.of(x)));
  }));

it('is an error, and no shorter table, when a row behind the first thousands fails', () =>
  withEngine({}, async (engine) => {
    const sql =
      "SELECT CASE WHEN range = 250000 THEN error('late') ELSE range END AS x FROM range(300000)";
    expect((await fault(engine.query(sql))).message).toContain('late');
  }));
