import { expect } from 'vitest';
import type { EngineBench, EngineLaw } from './engineBench.ts';
import { cellOf } from './expectedSums.ts';

/** Expressions of the dialect mean in the engine what they are said to mean. */
export function dialectLaws(bench: EngineBench): EngineLaw[] {
  const { ask, engine, relation, data } = bench;
  return [
    [
      'hashes texts as MD5 does, and as whole numbers',
      async () => {
        const { dialect } = await engine();
        const sqls = ['abc', 'abc', 'é'].map((text) => dialect.hashNumber(dialect.text(text)));
        const table = await ask(
          `SELECT ${dialect.hash(dialect.text('abc'))} AS h, ${sqls.map((sql, i) => `${sql} AS n${i}`).join(', ')}`,
        );
        // RFC 1321: MD5 ("abc") = 900150983cd24fb0d6963f7d28e17f72
        expect(cellOf(table, 'h', 0)).toBe('900150983cd24fb0');
        const [first, again, other] = ['n0', 'n1', 'n2'].map((name) => cellOf(table, name, 0));
        // its first eight bytes, the last first, without the last three digits
        expect(first).toBe(0xb04fd23c98500);
        expect(first).toBe(again);
        expect(first).not.toBe(other);
        for (const x of [first, other])
          expect(Number.isSafeInteger(x) && (x as number) < 2 ** 52).toBe(true);
      },
    ],
    [
      'counts how often the greatest value came',
      async () => {
        const { dialect } = await engine();
        const tokens = dialect.double(`s.${dialect.ident('tokens')}`);
        const few = `CASE WHEN ${tokens} < 30 THEN ${tokens} END`;
        const step = `s.${dialect.ident('step')}`;
        const inner = `SELECT ${dialect.double(step)} AS g, ${few} AS x FROM ${await relation()} AS s`;
        const table = await ask(
          `SELECT t.g AS g, max(t.x) AS most, ${dialect.double(dialect.countOfMax('t.x'))} AS times FROM (${inner}) AS t GROUP BY t.g`,
        );
        expect(table.rowCount).toBe(7);
        for (let i = 0; i < table.rowCount; i++) {
          const known = data.rows
            .filter((row) => row.step === cellOf(table, 'g', i) && row.tokens !== null)
            .map((row) => row.tokens as number)
            .filter((x) => x < 30);
          const most = Math.max(...known);
          expect(cellOf(table, 'most', i)).toBe(most);
          expect(cellOf(table, 'times', i)).toBe(known.filter((x) => x === most).length);
        }
      },
    ],
    [
      'takes entries of lists, their sums and the last of them',
      async () => {
        const { dialect } = await engine();
        const list = `s.${dialect.ident('rewards')}`;
        const most = dialect.double(dialect.text('0.5'));
        const columns = {
          second: dialect.entry(list, 2),
          sum: dialect.foldList(list, 'sum', most),
          last: dialect.foldList(list, 'last', most),
        };
        const summed = Object.entries(columns).map(
          ([name, sql]) =>
            `sum(${dialect.double(sql)}) AS ${name}, ${dialect.double(`count(${sql})`)} AS ${name}_n`,
        );
        const table = await ask(`SELECT ${summed.join(', ')} FROM ${await relation()} AS s`);
        const lists = data.rows.map(({ rewards }) => rewards ?? []);
        const small = lists.map((entries) =>
          entries.filter((x) => x !== null && x <= 0.5),
        ) as number[][];
        const wanted = {
          second: lists.flatMap((entries) => entries[1] ?? []),
          sum: small.flatMap((known) => (known.length > 0 ? known.reduce((a, b) => a + b) : [])),
          last: small.flatMap((known) => known.at(-1) ?? []),
        };
        for (const [name, values] of Object.entries(wanted)) {
          expect(cellOf(table, `${name}_n`, 0), name).toBe(values.length);
          expect(cellOf(table, name, 0), name).toBe(values.reduce((a, b) => a + b, 0));
        }
      },
    ],
  ];
}
