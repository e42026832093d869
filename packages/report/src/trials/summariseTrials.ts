import type { Table } from '@bits-per-sample/core';
import { TrialFold } from './trialFold.ts';
import type { TrialOptions, TrialSums } from './trialSums.ts';

/**
 * Folds a stream of trials into one row of sums per group, and takes a sample of bounded size of
 * those with log-probabilities. Memory grows with the groups, never with the rollouts.
 *
 * @param tables trials as `readLog` gives them, or rows of sums.
 * @param options success rule; step of rows that have none; which copy of a repeated step counts.
 * @returns the sums, the sample, and the number of rollouts that ended in an error.
 *
 * @example
 * ```ts
 * const trials = {
 *   rowCount: 3,
 *   columns: { group: dictionary(['a', 'b', 'a']), reward: Float64Array.of(1, 0, 0) },
 * };
 * const { groups } = await summariseTrials([trials]);
 * groups.columns.reward_n; // => Float64Array.of(2, 1)
 * ```
 */
export async function summariseTrials(
  tables: AsyncIterable<Table> | Iterable<Table>,
  options: TrialOptions = {},
): Promise<TrialSums> {
  const fold = new TrialFold(options);
  for await (const table of tables) fold.add(table);
  return fold.sums();
}
