import { formatList } from '@bits-per-sample/core';
import { isRightPart } from '../trials/isRightPart.ts';
import type { LoggedColumns } from './loggedColumns.ts';
import { type MetricChange, metricChange, moveBetween } from './metricChange.ts';
import { metricFinding } from './metricFinding.ts';
import { metricScale } from './metricScale.ts';
import { beforeAndNow, beforeStep, metricSince, metricValue } from './metricWords.ts';
import type { NowFinding } from './nowFinding.ts';

/** A part paid less than this share of its best. */
const HALF = 0.5;
/** A rise of another part, as a share of its scale, that shows what is paid for instead. */
const INSTEAD = 0.05;

/** Below this share of its best a part is not paid any more. */
const NOTHING = 0.1;

/**
 * Parts of the reward that are paid half as much as at their best, or less.
 *
 * @param reward what the whole reward did: of a part that says whether answers are right it is said there.
 */
export function metricParts(
  columns: LoggedColumns,
  reward: 'held' | 'fell' | 'gone',
): NowFinding[] {
  return columns.parts.flatMap((part) => {
    const { low, margin } = metricScale(part.values);
    // what falls below 0 is a penalty: half of it means nothing
    if (low < 0) return [];
    const change = metricChange(part, { direction: 'fall', absolute: margin, share: HALF });
    return change === null ? [] : partFinding(change, columns, reward);
  });
}

function partFinding(
  change: MetricChange,
  columns: LoggedColumns,
  reward: 'held' | 'fell' | 'gone',
): NowFinding[] {
  const { series, active, before, now, onset, seen } = change;
  const name = series.part ?? series.key;
  const right = isRightPart(name);
  const fact = `\`${name}\` ${active ? 'pays' : 'paid'} less ${metricSince(change)}: ${beforeAndNow('part', change)}`;
  const instead = risen(change, columns);
  const meanwhile = `Meanwhile ${formatList(instead)}`;
  const back = beforeStep(onset, seen);
  const gone = onset !== null && !onset.gradual && now < NOTHING * before;
  if (right && instead.length > 0)
    return [
      metricFinding(change, {
        code: 'part-falls',
        severity: 'alarm',
        fact,
        meaning: `${meanwhile}: the policy is paid for something else than being right.`,
        change: `Pay the other parts only where ${name} is paid, and go back to ${back}.`,
      }),
    ];
  if (right && (reward === 'gone' || (reward === 'fell' && !gone))) return [];
  return [
    metricFinding(change, {
      code: 'part-falls',
      severity: gone || !right ? 'alarm' : 'ask',
      fact,
      meaning: `${instead.length === 0 ? '' : `${meanwhile}. `}${gone ? 'That is next to nothing, and all at once: more like its code than like a policy.' : 'Its own code, harder prompts and a worse policy look alike in a log of means.'}`,
      change: `Grade ten answers with it by hand. If it is right, go back to ${back}.`,
    }),
  ];
}

/** The other parts, and the whole reward, that rose beyond chance in the same stretch. */
const risen = (change: MetricChange, columns: LoggedColumns): string[] =>
  [...columns.parts, columns.of('reward')].flatMap((other) => {
    if (other === undefined || other === change.series) return [];
    const moved = moveBetween(other, change);
    const worth = INSTEAD * metricScale(other.values).span;
    if (moved === undefined || moved.least <= 0 || moved.now - moved.before < worth) return [];
    return [
      `${other.part ?? 'the whole reward'} rose from ${metricValue('part', moved.before)} to ${metricValue('part', moved.now)}`,
    ];
  });
