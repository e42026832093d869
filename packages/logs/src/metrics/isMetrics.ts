import { isObject } from '../rows/objectOf.ts';
import { has, type RowObject } from '../rows/rowFormat.ts';
import { flatMetrics } from './flatMetrics.ts';
import { stepColumns } from './stepColumns.ts';

/** No logger writes more columns than this. */
const MOST = 10_000;

/** A text longer than this is a prompt or an answer, and no name of a run. */
const LONGEST_TEXT = 200;

/** What names a task, a rollout, or what was said: a row with one of these is no row of metrics. */
const IDENTITY =
  /^(?:group|uid|prompt|question|problem|task|completion|response|answer|output|input|text|messages|trajectory|trajectories|episode|rollout|sample|example|doc|instance|request|trace|seed|model|system|user)(?:_?(?:id|ids|idx|index|name|text|hash|key))?$/i;

/** Parts of names that only an optimizer, or a mean over many rollouts, has. */
const OF_A_STEP =
  /(?:^|[/_.-])(?:loss|nll|bpb|kl|lr|learning_rate|grad_norm|gradnorm|gradient_norm|clipfrac|clip_ratio|clipped_ratio|clip_frac|pg_loss|vf_loss|ppo_kl|approxkl(?:_avg)?|perplexity|ppl|entropy|mean|avg|std|max|min|frac|pct|reward_std|frac_reward_zero_std|global_step|num_tokens|tokens_per_second|throughput)(?:$|[/_.@-]|\d)/i;
const MEANS = /^(?:eprewmean|eplenmean|ep_rew_mean|loss|mean_reward|avg_reward|reward_mean)$/i;

/**
 * Whether a row is of a log of metrics: scalars, with names that only a step as a whole has, and
 * neither an id nor a text of a rollout. Rows of rollouts are refused whatever else they hold.
 */
export function isMetrics(row: RowObject): boolean {
  const keys = Object.keys(row);
  if (keys.length === 0 || keys.length > MOST) return false;
  // what a logger adds by itself, and nothing else has
  if (has(row, '_step', '_runtime') || has(row, '_step', '_timestamp')) return true;
  if (has(row, 'step', 'recorded_at')) return true;
  if (keys.some((key) => /__(?:MIN|MAX)$/.test(key) && key.includes(' - '))) return true;
  if (keys.length <= 3 && isObject(row.data) && has(row, 'step')) return isScalars(row.data);
  if (has(row, 'metrics', 'step') && (has(row, 'run_name') || keys.length <= 3)) return true;
  if (keys.some((key) => IDENTITY.test(key) && typeof row[key] !== 'boolean')) return false;
  if (keys.some((key) => Array.isArray(row[key]))) return false;
  if (Object.values(row).some((value) => typeof value === 'string' && value.length > LONGEST_TEXT))
    return false;
  const [first] = flatMetrics(row);
  const names = Object.keys(first?.fields ?? {});
  if (names.some((name) => OF_A_STEP.test(name) || MEANS.test(name))) return true;
  const slashed = names.filter((name) => name.includes('/')).length;
  return names.some((name) => stepColumns.includes(name)) && slashed >= names.length / 2;
}

const isScalars = (row: RowObject): boolean =>
  Object.values(row).every((value) => value === null || typeof value !== 'object');
