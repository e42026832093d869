import { isDictionary, type Table } from '@bits-per-sample/core';
import { numbers } from '../trials/numbers.ts';
import type { Groups } from '../trials/readGroups.ts';
import { isCutOff } from './isCutOff.ts';

/** Answers that ended at the length limit. */
export interface ReportCut {
  /** Rollouts that were cut off; without a status, those that are exactly as long as the longest. */
  readonly truncated: number;
  /** Rollouts of which the log says how they ended, or how long they were. */
  readonly known: number;
  /** Share of them that was cut off. */
  readonly truncatedShare: number;
  /** Share of right answers among those that were finished; left out when it cannot be told. */
  readonly passRateOfFinished?: number;
}

/** What is known of answers that were cut off, as far as a report needs it. */
export interface CutReading {
  readonly cut: ReportCut;
  /** Right answers among the finished ones; undefined when it cannot be told. */
  readonly finished: { readonly right: number; readonly of: number } | undefined;
  /** The length that shows a limit, where no rollout says how it ended. */
  readonly limit: number | undefined;
}

/**
 * How many answers were cut off, and how many of the others were right: where most wrong answers
 * are unfinished ones, a longer limit helps and easier prompts do not.
 *
 * @returns undefined when the log does not say how rollouts ended, and no limit shows in lengths.
 */
export function readCut(table: Table, groups: Groups): CutReading | undefined {
  const known = totalOf(table, 'cut_n');
  if (!(known > 0)) return cutByLength(table, groups);
  return readingOf(totalOf(table, 'cut_sum'), known, finishedRate(table, groups), undefined);
}

const readingOf = (
  truncated: number,
  known: number,
  finished: CutReading['finished'],
  limit: number | undefined,
): CutReading => ({
  cut: {
    truncated,
    known,
    truncatedShare: truncated / known,
    ...(finished !== undefined && { passRateOfFinished: finished.right / finished.of }),
  },
  finished,
  limit,
});

/** Shorter answers than this pile up at a length without a limit. */
const LEAST_LIMIT = 32;

/** A limit that shows in lengths alone: many answers are exactly as long as the longest. */
function cutByLength(table: Table, { success }: Groups): CutReading | undefined {
  const [known, limit, truncated] = longestOf(table, 'scored_tokens');
  if (truncated === known || limit < LEAST_LIMIT) return undefined;
  if (!isCutOff({ cut: { truncated, known } })) return undefined;
  const [right, most, cutRight] = longestOf(table, 'right_tokens');
  const tells =
    success.source === 'zero-one' || success.source === 'log' || success.source === 'option';
  const finished = tells
    ? { right: right - (most === limit ? cutRight : 0), of: known - truncated }
    : undefined;
  return readingOf(truncated, known, finished, limit);
}

/** Values, the greatest and how often it came, over all groups. */
function longestOf(table: Table, name: string): [known: number, max: number, at: number] {
  const [n, most, times] = ['n', 'max', 'at'].map((field) =>
    numbers(table, `${name}_${field}`),
  ) as [Float64Array, Float64Array, Float64Array];
  let [known, max, at] = [0, Number.NEGATIVE_INFINITY, 0];
  for (let i = 0; i < n.length; i++) {
    if (!(n[i]! > 0)) continue;
    known += n[i]!;
    if (most[i]! > max) {
      max = most[i]!;
      at = 0;
    }
    if (most[i] === max) at += times[i]!;
  }
  return [known, max, at];
}

/** Right answers among the finished ones, by the same rule as everywhere. */
function finishedRate(
  table: Table,
  { success, values }: Groups,
): { right: number; of: number } | undefined {
  const flagged = totalOf(table, 'finished_success_n');
  if (success.source === 'log' || success.source === 'option')
    return flagged > 0 ? { right: totalOf(table, 'finished_success_sum'), of: flagged } : undefined;
  const of = totalOf(table, 'finished_reward_n');
  if (!(of > 0) || success.source === 'none' || values === null) return undefined;
  const sum = totalOf(table, 'finished_reward_sum');
  if (success.source === 'zero-one') return { right: Math.round(sum), of };
  const [low = 0, high = 1] = values;
  return { right: Math.round((sum - of * low) / (high - low)), of };
}

function totalOf(table: Table, name: string): number {
  const column = table.columns[name];
  if (column === undefined || isDictionary(column)) return 0;
  return column.reduce((total, x) => (Number.isNaN(x) ? total : total + x), 0);
}
