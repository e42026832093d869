import { afterAll, describe, it } from 'vitest';
import { abortLaws } from './abortLaws.ts';
import { accountLaws } from './accountLaws.ts';
import { cellLaws } from './cellLaws.ts';
import { dialectLaws } from './dialectLaws.ts';
import { engineBench } from './engineBench.ts';
import type { EngineCases } from './engineCases.ts';
import { holdLaws } from './holdLaws.ts';
import { mergeLaws } from './mergeLaws.ts';
import { refusalLaws } from './refusalLaws.ts';
import { summingLaws } from './summingLaws.ts';
import { textLaws } from './textLaws.ts';

/** Time for one law: an engine may start with the first. */
const PATIENCE = 120_000;

const LAWS = [
  ...[cellLaws, textLaws, dialectLaws, refusalLaws, abortLaws],
  ...[summingLaws, accountLaws, mergeLaws, holdLaws],
];

/**
 * The contract of every SQL engine, one vitest test per law: twenty thousand rows that hurt give
 * the sums that the readers of logs give, numbers and texts come back as they are, faults are
 * errors of its own that hold no address, a query ends when it is told to, and nothing but one
 * SELECT ever runs.
 */
export function describeEngine(name: string, cases: EngineCases): void {
  const bench = engineBench(cases);
  const laws = LAWS.flatMap((lawsOf) => lawsOf(bench));
  describe(`${name} is an engine`, () => {
    for (const [law, check] of laws) it(law, check, PATIENCE);
    it('ends, and ends again', async () => {
      await bench.close();
      await bench.close();
    });
    afterAll(() => bench.close());
  });
}
