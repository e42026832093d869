import type { Table } from '@bits-per-sample/core';
import type { MetricRole } from '@bits-per-sample/logs';
import { type LoggedColumns, type LoggedSeries, loggedColumns } from './loggedColumns.ts';

/** What was logged under one name, over the steps that logged it. */
export interface LoggedMean {
  /** What it means. */
  readonly role: MetricRole;
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

/**
 * What a log of means per step says by meaning, whoever wrote it, of its training steps. Shares are
 * from 0 to 1, entropies and divergences in nats, as they were logged.
 */
export interface ReportLogged {
  /** What was trained on: rollouts with a reward, pairs of answers, tokens; else `unknown`. */
  readonly objective: 'rollouts' | 'pairs' | 'tokens' | 'distillation' | 'unknown';
  /** Logged steps; 0 when the log holds no means. */
  readonly steps: number;
  /**
   * One for each role that was logged: `reward`, share of groups that were `dead`, `live`, `solved`
   * or `failed`, tokens of an answer (`length`), share of answers that were `cut` off, divergence
   * from the reference (`referenceKl`) and of an update (`updateKl`), `engineMismatch`, `entropy`,
   * `gradientNorm`, share of tokens that were `clipped`, `lag`, `errors`, `loss` and `nll`.
   */
  readonly means: readonly LoggedMean[];
  /** Parts of the reward. */
  readonly parts: readonly LoggedPart[];
  /** Whether `dead` may be of the whole batch: each value is 0 or 1 and the scale is not told. */
  readonly deadOfBatch: boolean;
}

/** What was logged of a role; undefined when it was not. */
export const loggedMean = ({ means }: ReportLogged, role: MetricRole): LoggedMean | undefined =>
  means.find((mean) => mean.role === role);

/** What the metrics of a log say by meaning. */
export function logged(tables: readonly Table[]): ReportLogged {
  const columns = loggedColumns(tables);
  const dead = columns.of('dead');
  return {
    objective: objectiveOf(columns),
    steps: columns.rowCount,
    means: columns.all.map(meanOf),
    parts: columns.parts.map((part) => partOf(part, spreadOf(columns, tables, part))),
    deadOfBatch:
      dead !== undefined &&
      /frac_reward_zero_std$/.test(dead.key) &&
      dead.values.every((x) => x === 0 || x === 1),
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

function meanOf({ role, key, values }: LoggedSeries): LoggedMean {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  return { role, key, n, mean, first: values[0]!, last: values.at(-1)! };
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
  return { ...meanOf(series), name: part ?? series.key, paid };
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
