import { dictionary, isDictionary, type Table } from '@bits-per-sample/core';
import type { ReportSource } from '../trials/reportSource.ts';

/**
 * The scores of examples of a run, as sums per example and step: of a log of scored examples, or of
 * answers with the log-probabilities of their tokens and no rewards, of which each group is an example.
 * Undefined in any other log.
 */
export function scoresOf({ examples, groups, input }: ReportSource): Table | undefined {
  if (examples !== undefined) return examples;
  const { logprob_n: n, logprob_sum: sum, logprob_tokens_sum: tokens, group } = groups.columns;
  if (input.kind !== 'rollouts' || n === undefined || sum === undefined) return undefined;
  if (isDictionary(n) || isDictionary(sum) || group === undefined || !isDictionary(group))
    return undefined;
  const unit = dictionary(Array.from({ length: groups.rowCount }, () => 'example'));
  const length = tokens === undefined || isDictionary(tokens) ? undefined : tokens;
  const category = groups.columns.category;
  return {
    rowCount: groups.rowCount,
    columns: {
      example: group,
      unit,
      ...(category && { source: category }),
      nll_n: n,
      nll_sum: sum.map((nats) => -nats),
      nll_m2: new Float64Array(groups.rowCount),
      nll_missing: new Float64Array(groups.rowCount),
      tokens_n: n,
      tokens_sum: length ?? new Float64Array(groups.rowCount),
      tokens_m2: new Float64Array(groups.rowCount),
      tokens_missing: new Float64Array(groups.rowCount),
    },
  };
}
