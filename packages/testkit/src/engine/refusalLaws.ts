import { expect } from 'vitest';
import type { EngineBench, EngineLaw } from './engineBench.ts';
import { cellOf } from './expectedSums.ts';
import { failureOf } from './failureOf.ts';

/** Statements that are no single SELECT. */
const REFUSED = [
  'DROP TABLE hostile',
  'CREATE TABLE hostile_too AS SELECT 1 AS a',
  'SELECT 1 AS a; SELECT 2 AS a',
  "INSERT INTO hostile VALUES ('a')",
  'DELETE FROM hostile',
  '',
];

/** Faults are told in errors, and nothing but one SELECT runs. */
export function refusalLaws(bench: EngineBench): EngineLaw[] {
  const { ask, engine, secrets } = bench;
  const failure = (work: Promise<unknown>) => failureOf(work, secrets);
  return [
    [
      'says what is wrong in an error of its own, without addresses',
      async () => {
        const wrong = ['SELECT no_such_column AS x', 'SELECT 1 AS x FROM no_such_table', 'SELEC 1'];
        for (const sql of wrong) expect((await failure(ask(sql))).code, sql).toBe('ENGINE');
        // and can be asked again
        const { dialect } = await engine();
        expect((await ask(`SELECT ${dialect.double('1')} AS x`)).rowCount).toBe(1);
      },
    ],
    [
      'runs nothing but one SELECT',
      async () => {
        for (const sql of [...REFUSED, ...(bench.refused ?? [])]) await failure(ask(sql));
        const { columns, relation: relationOf } = await engine();
        const own = await engine();
        for (const sql of REFUSED)
          await failure((async () => columns.call(own, await relationOf.call(own, { sql })))());
        await failure(relationOf.call(own, { sql: 'SELECT 1 AS a \0' }));
        if (own.hold !== undefined)
          for (const sql of [...REFUSED, ...(bench.refused ?? [])]) await failure(own.hold(sql));
        expect((await bench.columns()).length).toBeGreaterThan(0);
      },
    ],
    [
      'takes a SELECT of the caller, with a comment at its end',
      async () => {
        const own = await engine();
        const { dialect } = own;
        const source = await own.relation({ sql: `SELECT ${dialect.double('2')} AS a -- two` });
        expect((await own.columns(source)).map(({ name }) => name)).toEqual(['a']);
        expect(cellOf(await ask(`SELECT s.a AS a FROM ${source} AS s`), 'a', 0)).toBe(2);
      },
    ],
  ];
}
