import { formatCount, formatPlural } from '@bits-per-sample/core';
import type { LogNote } from '@bits-per-sample/logs';

/** What is known of a log before its groups are summed. */
interface Countable {
  /** How many trials there are: at least as many as groups. */
  readonly rows: number;
  countGroups(): Promise<number>;
}

/** Which prompts are summed. */
export interface PromptDraw {
  /** Their share, a power of two; 1 for all. */
  readonly share: number;
  readonly notes: readonly LogNote[];
}

/**
 * The share of prompts of which the logs of a run, taken together, have no more than so many groups.
 *
 * @param logs that engines sum.
 * @param limits `mostGroups` that are wanted; `others`: how many logs of the run no engine sums.
 */
export async function promptDraw(
  logs: readonly Countable[],
  { mostGroups, others }: { readonly mostGroups: number; readonly others: number },
): Promise<PromptDraw> {
  let groups = 0;
  let left = logs.reduce((sum, { rows }) => sum + rows, 0);
  for (const log of logs) {
    // to count groups costs as much as to sum them
    if (groups + left <= mostGroups) break;
    left -= log.rows;
    groups += await log.countGroups();
  }
  if (groups + left <= mostGroups) return { share: 1, notes: [] };
  const share = 2 ** -Math.ceil(Math.log2(groups / mostGroups));
  const held =
    logs.length === 1
      ? `The log holds ${formatCount(groups)} groups.`
      : `The ${formatCount(logs.length)} logs hold ${formatCount(groups)} groups, each log counted for itself.`;
  const drawn = `1 of ${formatCount(1 / share)} prompts with all their groups, drawn by a hash of their names; their intervals say what that leaves open.`;
  const whose = logs.length === 1 ? 'it' : 'them';
  const message =
    others === 0
      ? `${held} All numbers are of ${drawn}`
      : `${held} Of ${whose}, numbers are of ${drawn} Of ${formatPlural(others, 'other log')} they are of all prompts.`;
  return { share, notes: [{ code: 'prompts-drawn', message, severity: 'alarm' }] };
}
