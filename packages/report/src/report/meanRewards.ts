import {
  type Estimate,
  fold,
  formatCount,
  mean,
  moments,
  normalQuantile,
  standardError,
  toRow,
} from '@bits-per-sample/core';
import type { Groups } from '../trials/readGroups.ts';
import type { ReportNote } from '../trials/reportSource.ts';
import type { ReportZone } from './bits.ts';
import { ZONE } from './histogram.ts';
import { ADVICE, NUMBERS, WASTE, type Warnings } from './warnings.ts';

/** What can be said of means over an unknown number of rollouts. */
export interface MeanRewards {
  readonly passRate: Estimate<'probability'>;
  readonly zone: ReportZone;
}

/**
 * Rows that hold the pass rate of a prompt, and not of how many rollouts: their mean and their
 * spread are known; bits, live groups and advice need the number.
 *
 * @returns undefined when the rewards are something else.
 */
export function meanRewards(
  notes: readonly ReportNote[],
  groups: Groups,
  level: number,
  warnings: Warnings,
): MeanRewards | undefined {
  if (!notes.some(({ code }) => code === 'mean-column') || groups.success.source !== 'none')
    return undefined;
  const rates: number[] = [];
  for (let i = 0; i < groups.size; i++) {
    if (groups.attempts[i]! > 1) return undefined;
    if (groups.attempts[i]! === 1) rates.push(groups.meanReward[i]!);
  }
  if (rates.length < 2 || rates.some((rate) => rate < 0 || rate > 1)) return undefined;
  const row = toRow(moments, fold(moments, rates));
  const value = mean(row);
  const margin = normalQuantile((1 + level) / 2) * standardError(row);
  const inside = rates.filter((rate) => rate >= ZONE.from && rate <= ZONE.to);
  warnings.alarm(
    'mean-rewards',
    `Each of the ${formatCount(rates.length)} prompts has one number between 0 and 1: the mean of rollouts of which the log does not say how many. Their mean pass rate and their spread stand below; bits, live groups and group sizes need the number: \`attempts: COLUMN\` or \`groupSize: G\`.`,
    ...NUMBERS.filter((field) => field !== 'passRate' && field !== 'zone'),
    ...ADVICE,
    ...WASTE,
    'success.rule',
    'groups.solved',
    'groups.failed',
    'groups.liveShare',
    'passAtK',
  );
  return {
    passRate: {
      value,
      lower: Math.max(0, value - margin),
      upper: Math.min(1, value + margin),
      level,
      n: rates.length,
      unit: 'probability',
      method: 'mean of the means of prompts, normal interval',
    },
    zone: { ...ZONE, groups: inside.length, share: inside.length / rates.length },
  };
}
