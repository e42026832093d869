import { type Column, isDictionary } from '@bits-per-sample/core';

/** What was bent in the rewards of trials before they were folded. */
export interface PreparedRewards {
  /** Missing rewards that were asked to count as failures. */
  readonly filled: number;
  /** Values of success that are neither 0 nor 1: they are left out. */
  readonly oddSuccesses: number;
}

/**
 * Makes of trials what is folded: missing rewards as the caller has them, successes of 0 and 1
 * alone, and the rewards of rollouts that were not cut off, in place.
 *
 * @param columns columns of a table of trials; changed.
 * @param options `missing`: `'fail'` makes a missing reward 0, and no success.
 */
export function prepareRewards(
  columns: Record<string, Column>,
  { missing }: { readonly missing?: 'fail' | 'leave' | undefined },
): PreparedRewards {
  const { reward, success } = columns;
  let filled = 0;
  let oddSuccesses = 0;
  if (success !== undefined && !isDictionary(success)) {
    columns.success = success.map((x) => {
      if (x === 0 || x === 1) return x;
      if (!Number.isNaN(x)) oddSuccesses++;
      return missing === 'fail' && Number.isNaN(x) ? 0 : Number.NaN;
    });
  }
  if (missing === 'fail' && reward !== undefined && !isDictionary(reward)) {
    columns.reward = reward.map((x) => {
      if (!Number.isNaN(x)) return x;
      filled++;
      return 0;
    });
  }
  return { filled, oddSuccesses };
}
