import type { LoggedColumns } from './loggedColumns.ts';
import { metricChange } from './metricChange.ts';
import { metricFinding } from './metricFinding.ts';
import { beforeAndNow, beforeStep, metricSince } from './metricWords.ts';
import type { NowFinding } from './nowFinding.ts';

/** A rise of the share of answers that are cut off. */
const RISE = 0.1;

/** More answers that are cut off at the length limit than before. */
export function metricCut(columns: LoggedColumns): NowFinding[] {
  const series = columns.of('cut');
  if (series === undefined) return [];
  const change = metricChange(series, { direction: 'rise', absolute: RISE });
  if (change === null) return [];
  return [
    metricFinding(change, {
      code: 'cut-rises',
      severity: 'alarm',
      fact: `more answers ${change.active ? 'are' : 'were'} cut off ${metricSince(change)}: ${beforeAndNow('cut', change)}`,
      meaning: 'An answer that is cut before its result cannot be right.',
      change: `Raise ${limitOf(series.key)} by half, until fewer than 5 % are cut; or, where answers grew without need, go back to ${beforeStep(change.onset, change.seen)} with a length penalty.`,
    }),
  ];
}

/** What the limit is called where that column is logged. */
export const limitOf = (key: string): string =>
  /completions\//.test(key)
    ? 'the limit (TRL: max_completion_length)'
    : /response_length\//.test(key)
      ? 'the limit (verl: data.max_response_length)'
      : 'the limit';
