import { moments, type Summariser, summarise, type Table } from '@bits-per-sample/core';

/** What is kept of scored examples: sums per example and step. */
const SPEC = {
  by: ['run', 'source', 'split', 'unit', 'example', 'step'],
  measures: { nll: moments, nll_before: moments, nll_after: moments, tokens: moments },
} satisfies ConstructorParameters<typeof Summariser>[0];

/**
 * Rows of scored examples as sums per example and step, which merge: what several files say, or one
 * file twice, adds up.
 *
 * @param tables rows, or such sums.
 */
export const exampleSums = (tables: AsyncIterable<Table> | Iterable<Table>): Promise<Table> =>
  summarise(tables, SPEC);
