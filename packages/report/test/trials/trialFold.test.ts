import { dictionary, type Table } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampledFields } from '../../src/trials/rolloutSample.ts';
import { summariseTrials } from '../../src/trials/summariseTrials.ts';
import { TrialFold } from '../../src/trials/trialFold.ts';

const row = fc.record({
  step: fc.integer({ min: 0, max: 3 }),
  group: fc.constantFrom('p', 'q', 'r'),
  category: fc.constantFrom('a', 'b', 'b', 'b'),
  status: fc.constantFrom('ok', 'error', 'truncated', null),
  reward: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(NaN)),
  logprob: fc.double({ min: -9, max: -0.1, noNaN: true }),
  lag: fc.nat(3),
  segment: fc.constantFrom(NaN, 1),
});
type Trial = typeof row extends fc.Arbitrary<infer T> ? T : never;

const COLUMNS = {
  step: (rows: readonly Trial[]) => Float64Array.from(rows, ({ step }) => step),
  group: (rows: readonly Trial[]) => dictionary(rows.map(({ group }) => group)),
  category: (rows: readonly Trial[]) => dictionary(rows.map(({ category }) => category)),
  status: (rows: readonly Trial[]) => dictionary(rows.map(({ status }) => status)),
  reward: (rows: readonly Trial[]) => Float64Array.from(rows, ({ reward }) => reward),
  logprob: (rows: readonly Trial[]) => Float64Array.from(rows, ({ logprob }) => logprob),
  lag: (rows: readonly Trial[]) => Float64Array.from(rows, ({ lag }) => lag),
  segment: (rows: readonly Trial[]) => Float64Array.from(rows, ({ segment }) => segment),
};

/** Tables of which any may lack columns that others have. */
const table = fc
  .tuple(
    fc.array(row, { maxLength: 20 }),
    fc.subarray(['category', 'status', 'logprob', 'lag', 'segment'] as const),
  )
  .map(
    ([rows, more]): Table => ({
      rowCount: rows.length,
      columns: Object.fromEntries(
        (['step', 'group', 'reward', ...more] as const).map((name) => [name, COLUMNS[name](rows)]),
      ),
    }),
  );

describe('TrialFold', () => {
  it('says of every prefix what summariseTrials says of it, whatever was looked at between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(table, { maxLength: 5 }), table, async (tables, open) => {
        const fold = new TrialFold();
        for (let i = 0; i <= tables.length; i++) {
          const before = tables.slice(0, i);
          const there = await summariseTrials([...before, ...(open.rowCount > 0 ? [open] : [])]);
          expect(plain(await fold.sums(open))).toEqual(plain(there));
          expect(plain(await fold.sums())).toEqual(plain(await summariseTrials(before)));
          if (i < tables.length) fold.add(tables[i]!);
        }
      }),
    );
  });
});

/** Sums with the rollouts of their sample spelled out. */
function plain({ confident, sample, ...sums }: Awaited<ReturnType<typeof summariseTrials>>) {
  const { train, eval: evaluations } = confident ?? {};
  return {
    ...sums,
    sample: sample?.groups.map(({ at, ...names }) => [
      names,
      Array.from({ length: names.size }, (_, i) => sampledFields.map((field) => at(field, i))),
    ]),
    confident: [train?.rollouts, evaluations?.rollouts, confident?.isWithdrawn],
  };
}
