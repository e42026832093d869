import type { MetricRole } from '@bits-per-sample/logs';
import type { LoggedColumns, LoggedSeries } from './loggedColumns.ts';

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
  /** Their mean in the current window; null where the window has none. */
  readonly now: number | null;
  /** The run as at most 40 means of stretches with equally many values. */
  readonly curve: readonly number[];
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

/**
 * What the metrics of a log say by meaning.
 *
 * @param from first step of the current window; null where that is not known.
 */
export function logged(columns: LoggedColumns, from: number | null = null): ReportLogged {
  const dead = columns.of('dead');
  return {
    objective: objectiveOf(columns),
    steps: columns.rowCount,
    means: columns.all.map((series) => meanOf(series, from)),
    parts: columns.parts.map((series) => partOf(series, columns, from)),
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

const meanOfAll = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length;

function meanOf({ role, key, steps, values }: LoggedSeries, from: number | null): LoggedMean {
  const window = from === null ? [] : values.filter((_, i) => steps[i]! >= from);
  return {
    role,
    key,
    n: values.length,
    mean: meanOfAll(values),
    first: values[0]!,
    last: values.at(-1)!,
    now: window.length === 0 ? null : meanOfAll(window),
    curve: curveOf(values),
  };
}

/** Most points of a curve. */
const POINTS = 40;

function curveOf(values: readonly number[]): number[] {
  const n = Math.min(POINTS, values.length);
  const at = (k: number): number => Math.round((k * values.length) / n);
  return Array.from({ length: n }, (_, k) => meanOfAll(values.slice(at(k), at(k + 1))));
}

/** Steps from which on a part is said to be never or always paid. */
const FEW = 3;

function partOf(series: LoggedSeries, columns: LoggedColumns, from: number | null): LoggedPart {
  const { values, part, key } = series;
  const [first] = values;
  const equal = values.length >= FEW && values.every((x) => x === first);
  const spread = key.replace(/\/mean$/, '/std');
  const varies = spread !== key && columns.values(spread).some((x) => x > 0);
  const paid =
    values.length < FEW
      ? 'unknown'
      : !equal || varies
        ? 'sometimes'
        : first === 0
          ? 'never'
          : 'always';
  return { ...meanOf(series, from), name: part ?? key, paid };
}
