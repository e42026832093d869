import { isDictionary, type Table } from '@bits-per-sample/core';
import type { RewardRule, TrialMapping } from '../../src/index.ts';

/** A rollout: its columns by name, null where one is missing. */
export type Trial = Readonly<Record<string, string | number | null>>;

/** Rows of the readers as objects. */
export const trialsIn = ({ rowCount, columns }: Table): Trial[] =>
  Array.from({ length: rowCount }, (_, i) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => {
        const cell = isDictionary(column) ? (column.values[column.codes[i]!] ?? null) : column[i]!;
        return [name, typeof cell === 'number' && Number.isNaN(cell) ? null : cell];
      }),
    ),
  );

/** How rewards are scored. */
export interface Scoring {
  readonly mapping: TrialMapping;
  readonly rule?: RewardRule | undefined;
  readonly missing?: 'fail' | undefined;
  /** Whether some rollout is known to have ended, or to have been cut. */
  readonly ends: boolean;
}

/** What the definitions of the report's columns make of a rollout. */
export function scored(trial: Trial, { mapping, rule, missing, ends }: Scoring): Trial {
  const {
    status = null,
    output_tokens = null,
    logprob = null,
  } = trial as Record<string, number | null>;
  const isError = (status as unknown) === 'error';
  const fill = (x: number | null): number | null => (x === null && missing === 'fail' ? 0 : x);
  const reward = fill(isError ? null : (trial.reward as number | null));
  const logged = isError ? null : ((trial.success ?? null) as number | null);
  const flag = fill(logged);
  const success =
    rule === undefined ? (flag === 0 || flag === 1 ? flag : null) : passed(reward, rule);
  const hasSuccess = rule !== undefined || mapping.success !== undefined;
  const right = hasSuccess ? success : reward;
  const cut = status === null ? null : Number((status as unknown) === 'truncated');
  const finished = (x: number | null): number | null => (cut === 0 ? x : null);
  const answer = right === 1 && logprob !== null && logprob <= 0 && logprob > -9999;
  return {
    ...trial,
    reward,
    ...(hasSuccess && { success }),
    error: isError ? 1 : null,
    ...(ends && { cut, finished_reward: finished(reward) }),
    ...(ends && hasSuccess && { finished_success: finished(success) }),
    ...(mapping.outputTokens &&
      !ends && {
        scored_tokens: right === null ? null : output_tokens,
        right_tokens: right === 1 ? output_tokens : null,
      }),
    ...(mapping.logprob && { right_logprob: answer ? logprob : null }),
  };
}

function passed(reward: number | null, { operator, limit }: RewardRule): number | null {
  if (reward === null) return null;
  const tests = {
    '>=': reward >= limit,
    '>': reward > limit,
    '<=': reward <= limit,
    '<': reward < limit,
    '==': reward === limit,
  };
  return Number(tests[operator]);
}
