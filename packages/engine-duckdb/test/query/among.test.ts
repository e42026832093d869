import { duckdb } from '@bits-per-sample/sql';
import { expect, it } from 'vitest';
import { withEngine } from '../support/withEngine.ts';

const texts = [
  "it's",
  'a "b"',
  'back\\slash',
  'line\nbreak',
  '\0',
  '',
  'é→😀',
  "'; DROP TABLE x",
  '[1]',
];
const numbers = [0, -0.1, 1e300, 5e-324, 2 ** 53 - 1, 123456789.125, -1e-7];

it.each([...texts, ...numbers])('finds the rows of %j and no other', (value) =>
  withEngine({ threads: 1 }, async (engine) => {
    const all: readonly (string | number)[] = typeof value === 'number' ? numbers : texts;
    const written = (x: string | number): string =>
      typeof x === 'number'
        ? duckdb.double(duckdb.text(`${x}`))
        : [...x].map((one) => (one === '\0' ? 'chr(0)' : duckdb.text(one))).join(' || ') || "''";
    const rows = all.map(
      (x, i) => `SELECT ${i % 2}::DOUBLE AS a, ${written(x)} AS b, ${i}::DOUBLE AS i`,
    );
    const at = all.indexOf(value);
    const find = async (tuples: (string | number)[][], keys: string[]): Promise<number[]> => {
      const sql = `SELECT i FROM (${rows.join(' UNION ALL ')}) AS t WHERE ${duckdb.among(keys, tuples)}`;
      return [...((await engine.query(sql)).columns.i as Float64Array)].sort((x, y) => x - y);
    };
    expect(await find([[value]], ['t.b'])).toEqual([at]);
    expect(
      await find(
        [
          [at % 2, value],
          [7, value],
        ],
        ['t.a', 't.b'],
      ),
    ).toEqual([at]);
    expect(await find([[1 - (at % 2), value]], ['t.a', 't.b'])).toEqual([]);
  }),
);
