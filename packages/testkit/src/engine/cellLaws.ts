import { expect } from 'vitest';
import type { EngineBench, EngineLaw } from './engineBench.ts';
import { cellOf } from './expectedSums.ts';

/** Names, numbers and texts come back as they are. */
export function cellLaws(bench: EngineBench): EngineLaw[] {
  const { ask, engine, relation, data } = bench;
  return [
    [
      'finds the columns of the rows',
      async () => {
        const names = (await bench.columns()).map(({ name }) => name);
        expect(names).toEqual(expect.arrayContaining(data.columns.map(({ name }) => name)));
      },
    ],
    [
      'gives numbers as doubles, all else as text, and tells what is missing',
      async () => {
        const { dialect } = await engine();
        const texts = ["it's", 'a\\b', 'say "hi"', '日本語 😀', 'line\nbreak', '', ' '];
        for (const text of texts) {
          const sql = `SELECT ${dialect.text(text)} AS a, ${dialect.double('NULL')} AS b, ${dialect.string('NULL')} AS c, ${dialect.double('0.1')} AS d`;
          const table = await ask(sql);
          expect(table.rowCount).toBe(1);
          expect(cellOf(table, 'a', 0)).toBe(text);
          expect(table.columns.b).toEqual(Float64Array.of(Number.NaN));
          expect(cellOf(table, 'c', 0)).toBe(null);
          expect(table.columns.d).toEqual(Float64Array.of(0.1));
        }
      },
    ],
    [
      'takes any name',
      async () => {
        const { dialect } = await engine();
        for (const name of [
          'select',
          'a b',
          'say "hi"',
          "it's",
          'a`b',
          'a.b',
          '日本語',
          'x;--',
          'a\\b',
        ]) {
          const table = await ask(`SELECT ${dialect.double('1')} AS ${dialect.ident(name)}`);
          expect(Object.keys(table.columns)).toEqual([name]);
        }
      },
    ],
    [
      'gives columns without rows where there are none',
      async () => {
        const { dialect } = await engine();
        const id = `s.${dialect.ident('id')}`;
        const table = await ask(
          `SELECT ${id} AS a, ${dialect.double('1')} AS b FROM ${await relation()} AS s WHERE ${id} = 'no such'`,
        );
        expect(table.rowCount).toBe(0);
        expect(Object.keys(table.columns)).toEqual(['a', 'b']);
      },
    ],
  ];
}
