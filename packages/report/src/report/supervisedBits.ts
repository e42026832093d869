import {
  bitsFromNats,
  type Dictionary,
  type Estimate,
  fold,
  mean,
  moments,
  standardError,
  studentQuantile,
  toRow,
} from '@bits-per-sample/core';
import type { Groups } from '../trials/readGroups.ts';

/** Prompts from which on an interval is given: surprisals are skewed, and fewer mislead. */
const ENOUGH = 10;

/**
 * What the run's own right answers would carry as labels: the mean of −log₂ π(answer) over
 * prompts that have one, in bits, each the mean of its groups.
 *
 * A policy's own right answers are its likelier ones, so a teacher's answer to the same prompt
 * carries more on average; and prompts that were never solved, whose answers are the least likely
 * of all, are not in the mean. So it is at least this.
 *
 * @returns the estimate, its interval NaN below ten prompts; null when fewer than two have a right
 *   answer with a log-probability, or the log does not say which answers are right.
 */
export function supervisedBits(
  groups: Groups,
  prompts: Dictionary | undefined,
  level: number,
): Estimate<'bits/sample'> | null {
  const { source } = groups.success;
  if (source === 'none' || source === 'two-valued') return null;
  const byPrompt = new Map<number, { sum: number; groups: number }>();
  groups.rightLogprob.forEach((sum, i) => {
    const known = groups.rightKnown[i]!;
    if (!(known > 0)) return;
    const code = prompts?.codes[i] ?? -1;
    const prompt = code < 0 ? -1 - i : code;
    const seen = byPrompt.get(prompt) ?? { sum: 0, groups: 0 };
    byPrompt.set(prompt, seen);
    seen.sum += bitsFromNats(-sum / known);
    seen.groups++;
  });
  const each = [...byPrompt.values()].map(({ sum, groups: n }) => sum / n);
  if (each.length < 2) return null;
  const row = toRow(moments, fold(moments, each));
  const value = mean(row);
  const margin =
    each.length < ENOUGH
      ? NaN
      : studentQuantile((1 + level) / 2, each.length - 1) * standardError(row);
  return {
    value,
    lower: Math.max(0, value - margin),
    upper: value + margin,
    level,
    n: each.length,
    unit: 'bits/sample',
    method: `mean over prompts with a right answer, ${each.length < ENOUGH ? 'too few for an interval' : "Student's interval"}`,
  };
}
