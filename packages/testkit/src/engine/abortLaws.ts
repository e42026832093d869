import { expect } from 'vitest';
import type { EngineBench, EngineLaw } from './engineBench.ts';
import { failureOf } from './failureOf.ts';

/** A query ends before its end. */
export function abortLaws({ ask, engine, relation, secrets, endless }: EngineBench): EngineLaw[] {
  const failure = (work: Promise<unknown>) => failureOf(work, secrets);
  return [
    [
      'ends when it is told to',
      async () => {
        const { dialect } = await engine();
        const from = await relation();
        const id = (of: string): string => `${of}.${dialect.ident('id')}`;
        const slow =
          endless ??
          `SELECT count(*) AS n FROM ${from} AS a CROSS JOIN ${from} AS b CROSS JOIN ${from} AS c WHERE length(concat(${id('a')}, ${id('b')}, ${id('c')})) = 0`;
        await failure(ask(slow, { signal: AbortSignal.abort() }));
        const controller = new AbortController();
        const start = performance.now();
        setTimeout(() => controller.abort(), 300);
        await failure(ask(slow, { signal: controller.signal }));
        expect(performance.now() - start).toBeLessThan(10_000);
        expect((await ask(`SELECT ${dialect.double('1')} AS x`)).rowCount).toBe(1);
      },
    ],
  ];
}
