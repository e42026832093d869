import { formatList } from '@bits-per-sample/core';
import { leap, plainSeries } from '@bits-per-sample/trends';
import type { LoggedColumns, LoggedSeries } from './loggedColumns.ts';
import { type MetricChange, metricChange, moveBetween } from './metricChange.ts';
import { metricFinding } from './metricFinding.ts';
import { metricScale } from './metricScale.ts';
import { metricSigns } from './metricSigns.ts';
import { beforeAndNow, beforeStep, metricSince, metricValue } from './metricWords.ts';
import type { NowFinding } from './nowFinding.ts';

/** A mean reward below this share of its best. */
const BELOW = 0.75;
/** Below this share of its best nothing is paid any more. */
const NOTHING = 0.1;

/** The mean reward: a fall below three quarters of its best, and a rise too fast for learning. */
export function metricReward(columns: LoggedColumns): NowFinding[] {
  const series = columns.of('reward');
  if (series === undefined || series.values.length === 0) return [];
  const { low, margin } = metricScale(series.values);
  const fall = metricChange(series, { direction: 'fall', absolute: margin, share: BELOW, low });
  return [...(fall === null ? [] : [fallen(columns, fall, low)]), ...leapt(series)];
}

function fallen(columns: LoggedColumns, change: MetricChange, low: number): NowFinding {
  const { series, onset, seen, stretch, before, now } = change;
  const signs = [
    ...partsThatFell(columns, change),
    ...metricSigns(columns, change).map(({ text }) => text),
  ];
  const fewSteps = Math.max(5, 0.1 * series.steps.length);
  const abrupt =
    onset !== null &&
    series.steps.filter((step) => step >= onset.low && step < stretch.from).length <= fewSteps;
  const nothing = abrupt && low === 0 && now < NOTHING * before;
  const when = metricSince(change);
  if (nothing)
    return metricFinding(change, {
      code: 'reward-gone',
      severity: 'alarm',
      fact: `${when} almost nothing is paid: mean reward ${beforeAndNow('reward', change)}`,
      meaning: ['A policy rarely forgets all in one step.', ...signs].join(' '),
      change: `Check the verifier first: grade ten answers after step ${onset.step} by hand. If it is right, go back to ${beforeStep(onset, seen)}.`,
    });
  return metricFinding(change, {
    code: 'reward-fall',
    severity: 'ask',
    fact: `the mean reward ${change.active ? 'is' : 'was'} lower ${when}: ${beforeAndNow('reward', change)}`,
    meaning: ['A log of means cannot tell harder prompts from a worse policy.', ...signs].join(' '),
    change: `Did the prompts, their order or the verifier change there? If not, go back to ${beforeStep(onset, seen)}. To tell: evaluate one fixed set of prompts before and after.`,
  });
}

/** Which parts of the reward fell with it, beyond chance. */
function partsThatFell(columns: LoggedColumns, change: MetricChange): string[] {
  const fell = columns.parts.flatMap((part) => {
    const moved = moveBetween(part, change);
    if (moved === undefined || moved.most >= 0 || columns.parts.length < 2) return [];
    return [
      `${part.part} from ${metricValue('part', moved.before)} to ${metricValue('part', moved.now)}`,
    ];
  });
  return fell.length === 0 ? [] : [`Of its parts fell ${formatList(fell)}.`];
}

/** Steps before and after a leap that are compared. */
const NEAR = 3;

/** A mean reward that rose faster than learning moves it. */
function leapt({ key, steps, values }: LoggedSeries): NowFinding[] {
  const { low, span } = metricScale(values);
  const found = leap(plainSeries(values.map((x) => (x - low) / span)));
  if (found === null || found.sign < 0) return [];
  const mean = (from: number): number =>
    values.slice(from, from + NEAR).reduce((sum, x) => sum + x, 0) / NEAR;
  const [before, now] = [mean(found.step - NEAR), mean(found.step)];
  const [from, to] = [steps[found.step - 1]!, steps[found.step]!];
  return [
    {
      code: 'leap',
      metric: 'reward',
      severity: 'ask',
      state: 'active',
      seen: steps[found.seen]!,
      onset: { step: to, low: from, high: to, gradual: false },
      before,
      now,
      evidence: { column: key },
      fact: `the mean reward leapt between steps ${from} and ${to}: ${metricValue('reward', before)} to ${metricValue('reward', now)}`,
      meaning:
        'That is faster than it moved at any step before, and faster than learning as a rule.',
      change:
        'Read ten answers that were paid after it: a verifier that pays everything, a leak of the answer, or easier prompts.',
    },
  ];
}
