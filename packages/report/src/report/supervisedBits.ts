import {
  bitsFromNats,
  type Estimate,
  fold,
  mean,
  moments,
  normalQuantile,
  standardError,
  toRow,
} from '@bits-per-sample/core';
import type { Groups } from '../trials/readGroups.ts';

/**
 * What the run's own right answers would carry as labels: the mean of −log₂ π(answer) over
 * groups that have one, in bits.
 *
 * A policy's own right answers are its likelier ones, so a teacher's answer to the same prompt
 * carries more on average, and prompts without a right answer are not in the mean.
 *
 * @returns the estimate; null when fewer than two groups have a right answer with a
 *   log-probability, or the log does not say which answers are right.
 */
export function supervisedBits(groups: Groups, level: number): Estimate<'bits/sample'> | null {
  const { source } = groups.success;
  if (source === 'none' || source === 'two-valued') return null;
  const each: number[] = [];
  groups.rightLogprob.forEach((sum, i) => {
    const known = groups.rightKnown[i]!;
    if (known > 0) each.push(bitsFromNats(-sum / known));
  });
  if (each.length < 2) return null;
  const row = toRow(moments, fold(moments, each));
  const value = mean(row);
  const margin = normalQuantile((1 + level) / 2) * standardError(row);
  return {
    value,
    lower: Math.max(0, value - margin),
    upper: value + margin,
    level,
    n: each.length,
    unit: 'bits/sample',
    method: 'mean over groups with a right answer, normal interval',
  };
}
