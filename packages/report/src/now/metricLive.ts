import { countSeries, plainSeries, type Series } from '@bits-per-sample/trends';
import type { LoggedColumns, LoggedSeries } from './loggedColumns.ts';
import { type MetricChange, metricChange, moveBetween } from './metricChange.ts';
import { metricFinding } from './metricFinding.ts';
import { metricScale } from './metricScale.ts';
import { metricSigns } from './metricSigns.ts';
import { beforeAndNow, beforeStep, metricSince, metricValue } from './metricWords.ts';
import type { NowFinding } from './nowFinding.ts';

/** A fall of the share of live groups that is worth a word. */
const FALL = 0.2;
/** A rise of the mean reward, as a share of its scale, that groups which turn all right bring. */
const LEARNED = 0.05;

/** The share of live groups, as it was logged or 1 less the share of those that are not. */
export function liveSeries(columns: LoggedColumns): LoggedSeries | undefined {
  const [live, dead] = [columns.of('live'), columns.of('dead')];
  if (live !== undefined) return live;
  return dead && { ...dead, role: 'live', values: dead.values.map((x) => 1 - x) };
}

/** The least of that rise, as a share of the fall: groups that turn all right were wrong now and then. */
const LEARNED_OF_FALL = 0.2;
/** A rise of the share of groups that are all wrong, which nothing that is learned brings. */
const WRONG = 0.1;

/** Logged steps between a leap of the reward and a fall of live groups that are one event. */
const NEAR = 3;

/**
 * Fewer live groups than before: used up where the reward rose, else something to look at.
 *
 * @param leapt the step at which the reward leapt, if it did: then nothing was used up.
 */
export function metricLive(columns: LoggedColumns, leapt: number | undefined): NowFinding[] {
  const series = liveSeries(columns);
  if (series === undefined) return [];
  const change = metricChange(series, {
    direction: 'fall',
    absolute: FALL,
    seriesOf: seriesOfShares,
  });
  if (change === null) return [];
  const reward = columns.of('reward');
  const moved = moveBetween(reward, change);
  const span = reward === undefined ? 1 : metricScale(reward.values).span;
  const fact = `fewer groups ${change.active ? 'are' : 'were'} live ${metricSince(change)}: ${beforeAndNow('live', change)}`;
  const place = (step: number): number => series.steps.findIndex((one) => one >= step);
  const began = change.onset?.step ?? change.seen;
  const signs = metricSigns(columns, change);
  const lost = signs.find(({ role }) => role === 'entropy')?.text;
  const worth = Math.max(LEARNED, LEARNED_OF_FALL * (change.before - change.now)) * span;
  const wrong = moveBetween(columns.of('failed'), change);
  const learned =
    moved !== undefined &&
    moved.now - moved.before >= worth &&
    !(wrong !== undefined && wrong.least > 0 && wrong.now - wrong.before >= WRONG);
  const sudden = leapt !== undefined && Math.abs(place(leapt) - place(began)) <= NEAR;
  if (learned)
    return [
      metricFinding(change, {
        code: 'used-up',
        severity: 'note',
        fact: lost === undefined ? fact : `used up, or variety lost: ${fact}`,
        meaning: `The mean reward rose from ${metricValue('reward', moved.before)} to ${metricValue('reward', moved.now)} meanwhile${sudden ? ', all at once' : ', as when prompts become easy and groups all right'}.${lost === undefined ? '' : ` ${lost}`}`,
        change: sudden
          ? ''
          : 'Move to harder prompts, or draw those that are all right less often.',
      }),
    ];
  return [
    metricFinding(change, {
      code: 'less-live',
      severity: 'ask',
      fact,
      meaning: [
        'In a group that is not live all rewards are equal, and a group baseline leaves no gradient. Smaller groups are live less often, too.',
        ...wayOf(moved, worth),
        ...whichGroups(columns, change),
        ...signs.map(({ text }) => text),
      ].join(' '),
      change: `See which groups became equal. All right: harder prompts. All wrong: easier prompts or hints. Some of each: sample more widely (temperature up, clip-higher, a small entropy or KL term) from ${beforeStep(change.onset, change.seen)}.`,
    }),
  ];
}

/** Shares that are 0 or 1 at every step are of one group each, or of a whole batch: counts. */
function seriesOfShares(values: readonly number[]): Series {
  if (!values.every((x) => x === 0 || x === 1)) return plainSeries(values);
  return countSeries({ n: values.map(() => 1), sum: [...values] });
}

function wayOf(moved: ReturnType<typeof moveBetween>, worth: number): string[] {
  if (moved === undefined) return [];
  const [before, now] = [moved.before, moved.now].map((x) => metricValue('reward', x));
  if (moved.most < 0) return [`The mean reward fell with it, from ${before} to ${now}.`];
  return moved.most < worth
    ? [
        `The mean reward hardly rose with it (${before} before, ${now} now): this is not learning alone.`,
      ]
    : [`Mean reward: ${before} before, ${now} now.`];
}

/** Whether groups became all right or all wrong, where their shares were logged. */
function whichGroups(columns: LoggedColumns, change: MetricChange): string[] {
  return (['solved', 'failed'] as const).flatMap((role) => {
    const moved = moveBetween(columns.of(role), change);
    if (moved === undefined) return [];
    const name = role === 'solved' ? 'All right' : 'All wrong';
    return [
      `${name}: ${metricValue(role, moved.before)} before, ${metricValue(role, moved.now)} now.`,
    ];
  });
}
