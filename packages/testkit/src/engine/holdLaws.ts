import { expect } from 'vitest';
import type { EngineBench, EngineLaw } from './engineBench.ts';
import { cellOf } from './expectedSums.ts';

/** Rows that are held are those that were read, in their order; engines that hold none pass. */
export function holdLaws({ ask, relation, engine }: EngineBench): EngineLaw[] {
  return [
    [
      'holds rows as they were read, until it ends, and twice if it is told to',
      async () => {
        const own = await engine();
        if (own.hold === undefined) return;
        const { dialect } = own;
        const rows = `SELECT s.name AS name, s.step AS step FROM ${await relation()} AS s -- all`;
        const [first, second] = [await own.hold(rows), await own.hold(rows)];
        expect(first).toBeDefined();
        expect(second).not.toBe(first);
        const [read, ...held] = await Promise.all(
          [`(${rows}\n)`, first, second].map((from) =>
            ask(
              `SELECT t.name AS name, t.step AS step, ${dialect.double(dialect.place)} AS place FROM ${from} AS t`,
            ),
          ),
        );
        const inOrder = ({ rowCount, ...table }: Awaited<ReturnType<typeof ask>>): string[] =>
          Array.from({ length: rowCount }, (_, i) =>
            JSON.stringify(
              ['place', 'name', 'step'].map((name) => cellOf({ rowCount, ...table }, name, i)),
            ),
          ).sort();
        for (const table of held) expect(inOrder(table)).toEqual(inOrder(read!));
      },
    ],
  ];
}
