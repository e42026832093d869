import type { MetricRole } from '@bits-per-sample/logs';
import { jump, onset, plainSeries } from '@bits-per-sample/trends';
import type { LoggedColumns, LoggedSeries } from './loggedColumns.ts';
import { type MetricChange, meanAt, moveBetween } from './metricChange.ts';
import { metricFinding } from './metricFinding.ts';
import { liveSeries } from './metricLive.ts';
import { metricScale } from './metricScale.ts';
import { beforeAndNow, beforeStep, metricSince } from './metricWords.ts';
import type { NowFinding } from './nowFinding.ts';
import { onsetSteps } from './onsetSteps.ts';

/** A metric of updates whose lasting jump is no learning. */
interface Jumping {
  readonly role: MetricRole;
  readonly code: string;
  readonly name: string;
  /** Below this nothing is a jump. */
  readonly floor: number;
  readonly meaning: string;
  readonly change: string;
}

const JUMPING: readonly Jumping[] = [
  {
    role: 'referenceKl',
    code: 'kl-jumped',
    name: 'the KL to the reference',
    floor: 0.1,
    meaning: 'That is at least three times as far as the policy had been from it.',
    change: 'a lower learning rate or a larger KL coefficient',
  },
  {
    role: 'updateKl',
    code: 'update-kl-jumped',
    name: 'the KL of an update',
    floor: 0.05,
    meaning: 'Single updates move the policy further than before.',
    change: 'a lower learning rate, a tighter clip or fewer updates per batch',
  },
  {
    role: 'engineMismatch',
    code: 'mismatch-jumped',
    name: 'the difference between sampler and trainer',
    floor: 0.01,
    meaning: 'What is trained on was sampled by another policy than the trainer takes it for.',
    change: 'the same weights and precision in both engines, or a correction by importance weights',
  },
  {
    role: 'clipped',
    code: 'clip-jumped',
    name: 'the share of clipped tokens',
    floor: 0.05,
    meaning: 'Clipped tokens have no gradient: updates are larger than the clip allows.',
    change: 'a lower learning rate or fewer updates per batch',
  },
  {
    role: 'gradientNorm',
    code: 'norm-jumped',
    name: 'the gradient norm',
    floor: 0,
    meaning: 'It stays high: no single bad batch.',
    change: 'a lower learning rate or a tighter clip of the norm',
  },
];

/** A rise of reward or live groups that shows that learning began. */
const BEGAN = 0.05;

/**
 * Metrics of updates that jumped to three times of what they had been, and stayed. A policy may move
 * away from its reference as it learns: rewards that rise make a note of it, and where none is logged
 * it is asked.
 *
 * @param fell whether reward or live groups fell.
 */
export const metricJumps = (columns: LoggedColumns, fell: boolean): NowFinding[] =>
  JUMPING.flatMap((what) => {
    const series = columns.of(what.role);
    const change = series === undefined ? null : jumpOf(series, what.floor);
    // whether a policy moved by learning, rewards tell
    const judged = fell || columns.of('reward') !== undefined || liveSeries(columns) !== undefined;
    const severity = what.role === 'referenceKl' && !judged ? 'ask' : 'alarm';
    return change === null ? [] : [jumped(columns, change, what, severity)];
  });

function jumped(
  columns: LoggedColumns,
  change: MetricChange,
  what: Jumping,
  severity: NowFinding['severity'],
): NowFinding {
  const { code, name, meaning, change: advice, role } = what;
  const fact = `${name} ${change.active ? 'jumped' : 'was high'} ${metricSince(change)}: ${beforeAndNow(role, change)}`;
  const learning = [columns.of('reward'), liveSeries(columns)].some((series) => {
    const moved = moveBetween(series, change);
    const worth = series === undefined ? 0 : BEGAN * metricScale(series.values).span;
    return moved !== undefined && moved.least > 0 && moved.now - moved.before >= worth;
  });
  const back = beforeStep(change.onset, change.seen);
  if (learning || idle(columns, change))
    return metricFinding(change, {
      code,
      severity: 'note',
      fact,
      meaning: learning
        ? 'Reward or live groups rose with it, as when learning begins.'
        : 'Before it hardly a group was live: there was little to learn from.',
      change: '',
    });
  return metricFinding(change, {
    code,
    severity,
    fact,
    meaning: change.active ? meaning : '',
    change: `If nothing was set anew there, go back to ${back} with ${advice}.`,
  });
}

/** Share of live groups, and mean reward on its scale, below which updates have little to go by. */
const IDLE = 0.1;

/** Whether there was next to nothing to learn from before. */
function idle(columns: LoggedColumns, { reference }: MetricChange): boolean {
  const [live, reward] = [liveSeries(columns), columns.of('reward')];
  if (live !== undefined) return (meanAt(live, reference)?.mean ?? 1) < IDLE;
  if (reward === undefined) return false;
  const { low, span } = metricScale(reward.values);
  return ((meanAt(reward, reference)?.mean ?? low + span) - low) / span < IDLE;
}

/** Widths of the medians by which a level is told. */
const WIDTH = 5;
/** Of the level before, from which on it is still a jump. */
const STILL = 2;
/** Steps before a jump that tell the level. */
const BEFORE = 50;

function jumpOf(series: LoggedSeries, floor: number): MetricChange | null {
  const { steps, values } = series;
  const seen = jump(
    values.map((x) => Math.max(x, 0)),
    { floor },
  );
  if (seen === null) return null;
  const from = Math.max(0, seen - BEFORE);
  const began = onset(plainSeries(values, { log: true }), from, seen + 1);
  const start = Math.min(began?.step ?? seen - WIDTH + 1, seen - 1);
  const before = median(values.slice(from, Math.max(start, from + 1)));
  // from nothing to something is a beginning
  if (!(before > 0)) return null;
  const full = Math.min(began?.full ?? start, seen);
  const over = Array.from({ length: values.length - seen }, (_, i) => seen + i).find(
    (i) => median(values.slice(i + 1 - WIDTH, i + 1)) < STILL * before,
  );
  const end = over ?? values.length;
  return {
    series,
    seen: steps[seen]!,
    onset: began && onsetSteps(began, steps),
    active: over === undefined,
    reference: { from: steps[from]!, to: steps[Math.max(start - 1, from)]! },
    stretch: { from: steps[full]!, to: steps[end - 1]! },
    before,
    now: median(values.slice(full, end)),
  };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
