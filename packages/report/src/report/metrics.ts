import { formatPercent, formatPlain, isDictionary, type Table } from '@bits-per-sample/core';

/** One column of a metrics log. */
export interface MetricSummary {
  /** Name as logged. */
  readonly key: string;
  /** Logged values. */
  readonly n: number;
  /** Their mean. */
  readonly mean: number;
  /** The first. */
  readonly first: number;
  /** The last. */
  readonly last: number;
  /** Share that is exactly 0. */
  readonly zeroShare: number;
}

/** Every numeric column of the metrics logs: how often logged, mean, ends, share of zeros. */
export function metricSummaries(tables: readonly Table[]): MetricSummary[] {
  const values = columnsOf(tables);
  return [...values].map(([key, xs]) => ({
    key,
    n: xs.length,
    mean: xs.reduce((a, x) => a + x, 0) / xs.length,
    first: xs[0]!,
    last: xs.at(-1)!,
    zeroShare: xs.filter((x) => x === 0).length / xs.length,
  }));
}

/** What a metrics log does say, and how it is easily misread. */
export function metricWarnings(
  summaries: readonly MetricSummary[],
  tables: readonly Table[],
): { code: string; message: string; severity: 'alarm' | 'note' }[] {
  const by = new Map(summaries.map((summary) => [summary.key, summary]));
  const values = columnsOf(tables);
  const list: { code: string; message: string; severity: 'alarm' | 'note' }[] = [];
  const say = (code: string, message: string, severity: 'alarm' | 'note' = 'note'): void => {
    list.push({ code, message, severity });
  };
  const dead = by.get('frac_reward_zero_std');
  if (dead) {
    say(
      'dead-groups-logged',
      `frac_reward_zero_std averages ${formatPlain(dead.mean)} over ${dead.n} logged steps: about ${formatPercent(dead.mean)} of the groups had equal rewards and no gradient.`,
      'alarm',
    );
    if (values.get('frac_reward_zero_std')?.every((x) => x === 0 || x === 1))
      say(
        'batch-scaled-std',
        'Every frac_reward_zero_std is exactly 0 or 1. With scale_rewards="batch" it describes the whole batch and hides dead groups; only with "group" or "none" is it their share.',
        'alarm',
      );
  }
  const spread = by.get('reward_std');
  if (spread && !dead && spread.zeroShare > 0)
    say(
      'reward-std-zero',
      `reward_std is 0 in ${formatPercent(spread.zeroShare)} of ${spread.n} logged steps: there every group was dead. It says nothing about single groups in the other steps.`,
      'alarm',
    );
  const gradient = by.get('grad_norm');
  if (gradient && spread && spread.zeroShare > gradient.zeroShare)
    say(
      'dead-is-not-still',
      `grad_norm is 0 in ${formatPercent(gradient.zeroShare)} of the steps only: without a reward gradient the KL term still moves the weights, so a dead group is not a step without an update.`,
    );
  const loss = by.get('loss');
  if (loss && by.has('reward'))
    say(
      'loss-near-zero',
      `A loss near 0 (first ${formatPlain(loss.first)}, mean ${formatPlain(loss.mean)}) is normal in group-relative training: advantages sum to zero in each group, and before the first update the ratio is 1. Look at reward and dead groups instead.`,
    );
  else if (loss)
    say(
      'loss-in-bits',
      `The loss fell from ${formatPlain(loss.first)} to ${formatPlain(loss.last)} nats per token: ${formatPlain(loss.first / Math.LN2)} to ${formatPlain(loss.last / Math.LN2)} bits per token. That is what each token still costs; the bits absorbed are the drop summed over the tokens seen.`,
      'alarm',
    );
  return list;
}

function columnsOf(tables: readonly Table[]): Map<string, number[]> {
  const values = new Map<string, number[]>();
  for (const { columns } of tables) {
    for (const [key, column] of Object.entries(columns)) {
      if (isDictionary(column) || key === 'step' || key === 'epoch') continue;
      const known = [...column].filter((x) => Number.isFinite(x));
      if (known.length > 0) values.set(key, [...(values.get(key) ?? []), ...known]);
    }
  }
  return values;
}
