import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dictionary,
  extent,
  moments,
  Summariser,
  type SummarySpec,
  summarise,
  type Table,
} from '../../src/index.ts';

const spec: SummarySpec = { by: ['step', 'group'], measures: { reward: [moments, extent] } };

const row = fc.record({
  step: fc.constantFrom(0, 1, 2, NaN),
  group: fc.constantFrom('p', 'q', 'r', null),
  reward: fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constant(NaN)),
});

const tables = fc.array(
  fc.array(row, { maxLength: 12 }).map(
    (rows): Table => ({
      rowCount: rows.length,
      columns: {
        step: Float64Array.from(rows, ({ step }) => step),
        group: dictionary(rows.map(({ group }) => group)),
        reward: Float64Array.from(rows, ({ reward }) => reward),
      },
    }),
  ),
  { maxLength: 6 },
);

describe('Summariser', () => {
  it('gives after every table what summarise gives for all so far, to the last bit', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (list) => {
        const sums = new Summariser(spec);
        for (const [i, table] of list.entries()) {
          sums.add(table);
          expect(sums.table()).toEqual(await summarise(list.slice(0, i + 1), spec));
        }
      }),
    );
  });

  it('tells what one table more would make, and goes on without it', async () => {
    await fc.assert(
      fc.asyncProperty(tables, tables, tables, async (before, open, after) => {
        const sums = new Summariser(spec);
        for (const table of before) sums.add(table);
        for (const table of open)
          expect(sums.tableWith(table)).toEqual(await summarise([...before, table], spec));
        for (const table of after) sums.add(table);
        expect(sums.table()).toEqual(await summarise([...before, ...after], spec));
      }),
    );
  });

  it('refuses what is no table and no specification', () => {
    const sums = new Summariser(spec);
    expect(() => sums.add(undefined as never)).toThrow(/tables/);
    expect(() => new Summariser({ by: ['a', 'a'], measures: {} })).toThrow(/without repetition/);
  });
});
