import {
  formatCount,
  formatPlain,
  formatPlural,
  isDictionary,
  type Table,
} from '@bits-per-sample/core';
import type { LoggedMean } from '../now/logged.ts';
import { lengthUnit } from '../now/metricWords.ts';
import { type GroupClass, type Groups, groupClasses, sizesOf } from '../trials/readGroups.ts';
import type { Tally } from '../trials/tally.ts';
import { finite, mean, sum } from './numbers.ts';
import type { Warnings } from './warnings.ts';

/** Groups by what their rewards say. A group is all rollouts of one prompt at one step. */
export interface ReportGroups {
  /** All groups. */
  readonly total: number | null;
  /** Different prompts among those of two or more; null when the log does not tell them apart. */
  readonly prompts: number | null;
  /** Groups whose rollouts differ: only these have a gradient in a group-relative method. */
  readonly live: number | null;
  /** Groups in which every rollout succeeded. */
  readonly solved: number | null;
  /** Groups in which every rollout failed. */
  readonly failed: number | null;
  /** Groups with one known reward: too few to be live or not. */
  readonly singleton: number | null;
  /** Groups without a single known reward. */
  readonly unscored: number | null;
  /** live / (groups of two or more), as logged. */
  readonly liveShare: number | null;
  /** Groups of two or more whose raw rewards are all equal, bit for bit. */
  readonly equalExactly: number | null;
  /** The same up to float noise: max − min ≤ 1e−9·max(1, |mean|). */
  readonly equalWithinTolerance: number | null;
  /** Number of groups by number of known rewards, e.g. `{ "8": 812 }`. */
  readonly sizes: Readonly<Record<string, number>> | null;
}

/** The raw reward, before anything is called a success. */
export interface ReportReward {
  /** Mean over groups of the group's mean reward. */
  readonly mean: number | null;
  /** Least reward. */
  readonly min: number | null;
  /** Greatest reward. */
  readonly max: number | null;
  /** Distinct values, ascending; null when there are more than 64. */
  readonly values: readonly number[] | null;
}

/** Rollouts in groups whose rewards agree: their advantage over a group baseline is 0. */
export interface ReportWaste {
  /** Rollouts in solved or failed groups. */
  readonly rollouts: number | null;
  /** Their share of the rollouts in groups of two or more. */
  readonly share: number | null;
  /** Share lost to solved groups. */
  readonly solvedShare: number | null;
  /** Share lost to failed groups. */
  readonly failedShare: number | null;
}

/** Generated tokens. */
export interface ReportTokens {
  /** All generated tokens in the log. */
  readonly total: number | null;
  /** Those in solved or failed groups. */
  readonly wasted: number | null;
}

/** Groups by class; without a success rule dead ones are neither solved nor failed. */
export function countGroups(
  groups: Groups,
  tally: Tally,
  judged: boolean,
  prompts: number | null,
): ReportGroups {
  const graded = groups.success.source === 'none';
  return {
    total: tally.total,
    prompts,
    live: tally.live,
    solved: graded ? null : tally.solved,
    failed: graded ? null : tally.failed,
    singleton: tally.singleton,
    unscored: tally.unscored,
    liveShare: judged ? tally.live / tally.judged : null,
    equalExactly: sum(groups.equalExactly),
    equalWithinTolerance: sum(groups.equalNearly),
    sizes: sizesOf(groups),
  };
}

/** Rollouts in groups whose rewards agree; nulls when the log cannot tell. */
export function countWaste(groups: Groups, { rollouts }: Tally, known: boolean): ReportWaste {
  const graded = groups.success.source === 'none';
  const wasted = rollouts.solved + rollouts.failed + rollouts.dead;
  return {
    rollouts: known ? wasted : null,
    share: known ? wasted / rollouts.judged : null,
    solvedShare: known && !graded ? rollouts.solved / rollouts.judged : null,
    failedShare: known && !graded ? rollouts.failed / rollouts.judged : null,
  };
}

/** The raw reward; of sums only its extremes are known. */
export function describeReward(groups: Groups, table: Table): ReportReward {
  return {
    mean: mean(groups.meanReward),
    min: groups.values?.at(0) ?? extreme(table, 'reward_min', Math.min),
    max: groups.values?.at(-1) ?? extreme(table, 'reward_max', Math.max),
    values: groups.values,
  };
}

const EQUAL: ReadonlySet<GroupClass> = new Set(['solved', 'failed', 'dead']);

/** Generated tokens, and those in groups whose rewards agree; `stated`: their mean length as logged. */
export function readTokens(
  groups: Groups,
  wasteKnown: boolean,
  rollouts: number,
  warnings: Warnings,
  stated?: LoggedMean,
): ReportTokens {
  const known = sum(groups.tokensKnown);
  if (known === 0) {
    warnings.note(
      'no-token-counts',
      stated === undefined
        ? 'The log has no answer lengths, so lost tokens cannot be told (`outputTokens: COLUMN` names one).'
        : `Answers had ${formatPlain(stated.mean)} ${lengthUnit(stated.key)} on average (${stated.key}, mean over ${formatPlural(stated.n, 'logged step')}); the length of each is not logged, so lost tokens cannot be told (\`outputTokens: COLUMN\` names one).`,
      'tokens.total',
      'tokens.wasted',
    );
    return { total: null, wasted: null };
  }
  if (known < rollouts)
    warnings.note(
      'token-counts-missing',
      `${formatPlural(rollouts - known, 'rollout')} of ${formatCount(rollouts)} have no length: their tokens are not in the totals.`,
    );
  let total = 0;
  let wasted = 0;
  for (let i = 0; i < groups.size; i++) {
    const tokens = groups.tokens[i]!;
    if (Number.isNaN(tokens)) continue;
    total += tokens;
    if (EQUAL.has(groupClasses[groups.classes[i]!]!)) wasted += tokens;
  }
  if (!wasteKnown)
    warnings.note(
      'wasted-tokens-unknown',
      'Lost tokens cannot be told, because lost rollouts cannot.',
      'tokens.wasted',
    );
  return { total, wasted: wasteKnown ? wasted : null };
}

function extreme(
  table: Table,
  name: string,
  pick: (a: number, b: number) => number,
): number | null {
  const column = table.columns[name];
  const sizes = table.columns.reward_n;
  if (column === undefined || isDictionary(column)) return null;
  let value = Number.NaN;
  for (let i = 0; i < column.length; i++) {
    if (sizes !== undefined && !isDictionary(sizes) && !(sizes[i]! > 0)) continue;
    value = Number.isNaN(value) ? column[i]! : pick(value, column[i]!);
  }
  return finite(value);
}

/** The most common number of known rewards in a group; null when no reward is known. */
export function commonSize(groups: Groups): number | null {
  const sizes = Object.entries(sizesOf(groups)).sort(([, a], [, b]) => b - a);
  return finite(Number(sizes.find(([n]) => Number(n) > 0)?.[0] ?? Number.NaN));
}
