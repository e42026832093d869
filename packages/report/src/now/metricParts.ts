import { isRightPart } from '../trials/isRightPart.ts';
import type { LoggedColumns, LoggedSeries } from './loggedColumns.ts';
import { type MetricChange, metricChange, moveBetween } from './metricChange.ts';
import { metricFinding } from './metricFinding.ts';
import { metricScale } from './metricScale.ts';
import { beforeAndNow, beforeStep, metricValue, sinceWhen } from './metricWords.ts';
import type { NowFinding } from './nowFinding.ts';

/** A part paid less than this share of its best. */
const HALF = 0.5;
/** A rise of another part, as a share of its scale, that shows what is paid for instead. */
const INSTEAD = 0.05;

/** Parts of the reward that are paid half as much as at their best, or less. */
export function metricParts(columns: LoggedColumns): NowFinding[] {
  return columns.parts.flatMap((part) => {
    const { low, margin } = metricScale(part.values);
    // what falls below 0 is a penalty: half of it means nothing
    if (low < 0) return [];
    const change = metricChange(part, { direction: 'fall', absolute: margin, share: HALF });
    return change === null ? [] : [fallen(part, change, columns)];
  });
}

function fallen(part: LoggedSeries, change: MetricChange, columns: LoggedColumns): NowFinding {
  const name = part.part ?? part.key;
  const fact = `\`${name}\` ${change.active ? 'pays' : 'paid'} less ${sinceWhen(change)}: ${beforeAndNow('part', change)}`;
  const others = [...columns.parts.filter((other) => other !== part), columns.of('reward')].flatMap(
    (other) => {
      const moved = moveBetween(other, change);
      const worth = other === undefined ? 0 : INSTEAD * metricScale(other.values).span;
      return moved === undefined || moved.least <= 0 || moved.now - moved.before < worth
        ? []
        : [
            `${other!.part ?? 'the whole reward'} rose from ${metricValue('part', moved.before)} to ${metricValue('part', moved.now)}`,
          ];
    },
  );
  const back = beforeStep(change.onset, change.seen);
  if (isRightPart(name) && others.length > 0)
    return metricFinding(change, {
      code: 'part-fell',
      severity: 'alarm',
      fact,
      meaning: `Meanwhile ${others.join(', and ')}: the policy is paid for something else than being right.`,
      change: `Pay the other parts only where ${name} is paid, and go back to ${back}.`,
    });
  return metricFinding(change, {
    code: 'part-fell',
    severity: 'alarm',
    fact,
    meaning: `That is less than half of its best.${others.length === 0 ? '' : ` Meanwhile ${others.join(', and ')}.`} Its own code, harder prompts and a worse policy look alike in a log of means.`,
    change: `Grade ten answers with it by hand. If it is right, go back to ${back}, or weigh it more.`,
  });
}
