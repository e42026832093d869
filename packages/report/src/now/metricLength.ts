import { plainSeries } from '@bits-per-sample/trends';
import type { LoggedColumns } from './loggedColumns.ts';
import { metricChange, moveBetween } from './metricChange.ts';
import { metricFinding } from './metricFinding.ts';
import { metricScale } from './metricScale.ts';
import { beforeStep, lengthUnit, metricSince, metricValue } from './metricWords.ts';
import type { NowFinding } from './nowFinding.ts';

/** A gain of the mean reward, as a share of its scale, that longer answers may be the price of. */
const GAIN = 0.05;

/** Answers twice as long as at their shortest: an alarm when the reward did not rise with them. */
export function metricLength(columns: LoggedColumns): NowFinding[] {
  const series = columns.of('length');
  if (series === undefined) return [];
  const change = metricChange(series, { direction: 'rise', absolute: Math.LN2, seriesOf: inLogs });
  if (change === null) return [];
  const reward = columns.of('reward');
  const moved = moveBetween(reward, change);
  const bought =
    reward === undefined ||
    moved === undefined ||
    moved.most >= GAIN * metricScale(reward.values).span;
  const [before, now] = [change.before, change.now].map((x) => metricValue('length', x));
  const unit = lengthUnit(series.key);
  const lengths = change.active
    ? `${before} ${unit} then, ${now} now`
    : `${before} ${unit} before, ${now} then`;
  const fact = `answers ${change.active ? 'grow' : 'were longer'} ${metricSince(change)}: ${lengths}`;
  const rewards =
    moved === undefined
      ? ''
      : `mean reward ${metricValue('reward', moved.before)} before, ${metricValue('reward', moved.now)} now`;
  if (bought)
    return [
      metricFinding(change, {
        code: 'length',
        severity: 'note',
        fact,
        meaning: moved === undefined ? '' : `Meanwhile the reward moved too: ${rewards}.`,
        change: '',
      }),
    ];
  return [
    metricFinding(change, {
      code: 'length',
      severity: 'alarm',
      fact,
      meaning: `The reward did not rise with them (${rewards}): every rollout costs more and earns no more.`,
      change: `If the growth is not wanted, restart from ${beforeStep(change.onset, change.seen)} with a length penalty or a lower limit.`,
    }),
  ];
}

const inLogs = (values: readonly number[]) => plainSeries(values, { log: true });
