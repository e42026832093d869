import type { Table } from '@bits-per-sample/core';
import type { MetricRole } from '@bits-per-sample/logs';
import { type LoggedColumns, type LoggedSeries, loggedColumns } from './loggedColumns.ts';

/** What was logged under one name, over the steps that logged it. */
export interface LoggedMean {
  /** The column, as it was logged. */
  readonly key: string;
  /** Steps with a value. */
  readonly n: number;
  /** Their mean. */
  readonly mean: number;
  /** The first. */
  readonly first: number;
  /** The last. */
  readonly last: number;
}

/** One reward function of several. */
export interface LoggedPart extends LoggedMean {
  /** Name of the reward function. */
  readonly name: string;
  /** `never`: 0 at every step; `always`: the same amount at every step; by three steps or more. */
  readonly paid: 'never' | 'always' | 'sometimes' | 'unknown';
}

/** The loss that was logged. */
export interface LoggedLoss extends LoggedMean {
  /** What it is a mean over; null when the log does not tell. */
  readonly per: 'token' | 'pair' | null;
}

/**
 * What a log of means per step says by meaning, whoever wrote it, of its training steps. Shares are
 * from 0 to 1, entropies and divergences in nats, as they were logged; null is not logged.
 */
export interface ReportLogged {
  /** What was trained on: rollouts with a reward, pairs of answers, tokens; else `unknown`. */
  readonly objective: 'rollouts' | 'pairs' | 'tokens' | 'distillation' | 'unknown';
  /** Logged steps. */
  readonly steps: number;
  /** Mean reward. */
  readonly reward: LoggedMean | null;
  /** Share of groups with equal rewards. */
  readonly dead: LoggedMean | null;
  /** Share of groups with a contrast in their rewards. */
  readonly live: LoggedMean | null;
  /** Share of groups that were all right. */
  readonly solved: LoggedMean | null;
  /** Share of groups that were all wrong. */
  readonly failed: LoggedMean | null;
  /** Whether `dead` may be of the whole batch: each value is 0 or 1 and the scale is not told. */
  readonly deadOfBatch: boolean;
  /** Parts of the reward. */
  readonly parts: readonly LoggedPart[];
  /** Tokens of an answer. */
  readonly length: LoggedMean | null;
  /** Share of answers that were cut off at the length limit. */
  readonly cut: LoggedMean | null;
  /** Divergence from the reference policy. */
  readonly referenceKl: LoggedMean | null;
  /** Divergence of an update. */
  readonly updateKl: LoggedMean | null;
  /** Difference between the engine that samples and the one that trains. */
  readonly engineMismatch: LoggedMean | null;
  /** Entropy of the policy. */
  readonly entropy: LoggedMean | null;
  /** Norm of the gradient. */
  readonly gradientNorm: LoggedMean | null;
  /** Share of tokens that were clipped. */
  readonly clipped: LoggedMean | null;
  /** Steps between sampling and training. */
  readonly lag: LoggedMean | null;
  /** Rollouts that ended in an error, as they were logged. */
  readonly errors: LoggedMean | null;
  /** The loss. */
  readonly loss: LoggedLoss | null;
}

/** What the metrics of a log say by meaning; null when there are none. */
export function logged(tables: readonly Table[]): ReportLogged | null {
  const columns = loggedColumns(tables);
  if (columns.rowCount === 0) return null;
  const objective = objectiveOf(columns);
  const mean = (role: MetricRole): LoggedMean | null => meanOf(columns.of(role));
  const dead = columns.of('dead');
  const loss = mean('nll') ?? mean('loss');
  return {
    objective,
    steps: columns.rowCount,
    reward: objective === 'rollouts' ? mean('reward') : null,
    dead: meanOf(dead),
    live: mean('live'),
    solved: mean('solved'),
    failed: mean('failed'),
    deadOfBatch:
      dead !== undefined &&
      /frac_reward_zero_std$/.test(dead.key) &&
      dead.values.every((x) => x === 0 || x === 1),
    parts: columns.parts.map((part) => partOf(part, spreadOf(columns, tables, part))),
    length: mean('length'),
    cut: mean('cut'),
    referenceKl: mean('referenceKl'),
    updateKl: mean('updateKl'),
    engineMismatch: mean('engineMismatch'),
    entropy: mean('entropy'),
    gradientNorm: mean('gradientNorm'),
    clipped: mean('clipped'),
    lag: mean('lag'),
    errors: mean('errors'),
    loss:
      loss === null
        ? null
        : {
            ...loss,
            per: objective === 'tokens' ? 'token' : objective === 'pairs' ? 'pair' : null,
          },
  };
}

/** What only the logs of preference training hold. */
const PAIRS = /^(?:train\/)?(?:rewards\/(?:chosen|rejected|margins|accuracies)|log_odds_ratio)$/;
/** What a trainer of reward models logs: `margin` beside `accuracy`. */
const RANKED = /^(?:train\/)?margin$/;
const DISTILLED =
  /(?:^|[/_])(?:jsd|distill(?:ation)?(?:_loss)?|teacher(?:_kl|_loss)?|(?:on|off)_policy_loss)$/;
const TOKENS =
  /(?:^|[/_])(?:nll|bpb|ppl|perplexity|mean_token_accuracy|token_accuracy|num_input_tokens_seen|num_tokens|lm_loss|trl)$/;

function objectiveOf({ names, of, parts }: LoggedColumns): ReportLogged['objective'] {
  const some = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (some(PAIRS) || (some(RANKED) && names.some((name) => /^(?:train\/)?accuracy$/.test(name))))
    return 'pairs';
  const rewarded = of('reward') ?? of('dead') ?? of('live') ?? of('solved') ?? of('cut');
  if (rewarded !== undefined || parts.length > 0) return 'rollouts';
  if (some(DISTILLED)) return 'distillation';
  return of('nll') !== undefined || some(TOKENS) ? 'tokens' : 'unknown';
}

function meanOf(series: LoggedSeries | undefined): LoggedMean | null {
  if (series === undefined) return null;
  const { key, values } = series;
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  return { key, n, mean, first: values[0]!, last: values.at(-1)! };
}

/** Steps from which on a part is said to be never or always paid. */
const FEW = 3;

function partOf(series: LoggedSeries, spread: readonly number[]): LoggedPart {
  const { values, part } = series;
  const [first] = values;
  const equal = values.length >= FEW && values.every((x) => x === first);
  const varies = spread.some((x) => x > 0);
  const paid =
    values.length < FEW
      ? 'unknown'
      : !equal || varies
        ? 'sometimes'
        : first === 0
          ? 'never'
          : 'always';
  return { ...meanOf(series)!, name: part ?? series.key, paid };
}

/** The standard deviations of a part, where they were logged beside its means. */
function spreadOf(
  { names }: LoggedColumns,
  tables: readonly Table[],
  { key }: LoggedSeries,
): readonly number[] {
  const name = key.replace(/\/mean$/, '/std');
  if (name === key || !names.includes(name)) return [];
  return tables.flatMap(({ columns }) => {
    const column = columns[name];
    return column instanceof Float64Array ? [...column] : [];
  });
}
