import {
  formatCount,
  formatPercent,
  isDictionary,
  type Table,
  wilson,
} from '@bits-per-sample/core';
import { numberAt } from '../trials/numberAt.ts';
import type { Groups } from '../trials/readGroups.ts';
import type { Warnings } from './warnings.ts';

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

/** Below this share of cut answers the length limit is no cause of failures. */
const FEW = 0.05;

/**
 * How many answers were cut off, and how many of the others were right: where most wrong answers
 * are unfinished ones, a longer limit helps and easier prompts do not.
 *
 * @returns undefined when the log does not say how rollouts ended, and no limit shows in lengths.
 */
export function readCut(table: Table, groups: Groups, warnings: Warnings): ReportCut | undefined {
  const known = totalOf(table, 'cut_n');
  if (!(known > 0)) return cutByLength(table, groups, warnings);
  const truncated = totalOf(table, 'cut_sum');
  const finished = finishedRate(table, groups);
  const cut: ReportCut = {
    truncated,
    known,
    truncatedShare: truncated / known,
    ...(finished !== undefined && { passRateOfFinished: finished.right / finished.of }),
  };
  if (wilson(truncated, known).lower < FEW) return cut;
  warnings.alarm(
    'answers-cut-off',
    `${formatPercent(cut.truncatedShare)} of the answers were cut off at the length limit (${formatCount(truncated)} of ${formatCount(known)}).${among(finished)} Raise the limit first, ×1.5 at a time until fewer than 5 % are cut; easier prompts do not finish an answer.`,
  );
  return cut;
}

/** Shorter answers than this pile up at a length without a limit. */
const LEAST_LIMIT = 32;

/** A limit that shows in lengths alone: many answers are exactly as long as the longest. */
function cutByLength(table: Table, { success }: Groups, warnings: Warnings): ReportCut | undefined {
  const [known, limit, truncated] = longestOf(table, 'scored_tokens');
  if (truncated === known || limit < LEAST_LIMIT) return undefined;
  if (!(wilson(truncated, known).lower >= FEW)) return undefined;
  const [right, most, cutRight] = longestOf(table, 'right_tokens');
  const tells =
    success.source === 'zero-one' || success.source === 'log' || success.source === 'option';
  const finished = tells
    ? { right: right - (most === limit ? cutRight : 0), of: known - truncated }
    : undefined;
  warnings.alarm(
    'answers-cut-off',
    `${formatPercent(truncated / known)} of the answers are exactly ${formatCount(limit)} tokens long, and none is longer: it seems a length limit cut them off (${formatCount(truncated)} of ${formatCount(known)}; \`status: COLUMN\` says how each ended).${among(finished)} If so, raise the limit first, ×1.5 at a time until fewer than 5 % are cut; easier prompts do not finish an answer.`,
  );
  return {
    truncated,
    known,
    truncatedShare: truncated / known,
    ...(finished !== undefined && { passRateOfFinished: finished.right / finished.of }),
  };
}

/** Values, the greatest and how often it came, over all groups. */
function longestOf(table: Table, name: string): [known: number, max: number, at: number] {
  let [known, max, at] = [0, Number.NEGATIVE_INFINITY, 0];
  for (let i = 0; i < table.rowCount; i++) {
    const n = numberAt(table, `${name}_n`, i);
    if (!(n > 0)) continue;
    known += n;
    const own = numberAt(table, `${name}_max`, i);
    if (own > max) [max, at] = [own, 0];
    if (own === max) at += numberAt(table, `${name}_at`, i);
  }
  return [known, max, at];
}

const among = (finished: { right: number; of: number } | undefined): string =>
  finished === undefined
    ? ''
    : ` Right among the finished: ${formatPercent(finished.right / finished.of)} (${formatCount(finished.right)} of ${formatCount(finished.of)}).`;

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
