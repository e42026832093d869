import {
  meanOver,
  onset,
  plainSeries,
  type Series,
  type Worse,
  type WorseOptions,
  worse,
} from '@bits-per-sample/trends';
import type { LoggedSeries } from './loggedColumns.ts';
import type { NowOnset } from './nowFinding.ts';
import { onsetSteps } from './onsetSteps.ts';

/** Steps as logged, both included. */
export interface StepRange {
  readonly from: number;
  readonly to: number;
}

/** A metric that became worse than its best, with steps as logged. */
export interface MetricChange {
  readonly series: LoggedSeries;
  /** The step at which the log first showed it. */
  readonly seen: number;
  readonly onset: NowOnset | null;
  /** Whether it still holds at the last step. */
  readonly active: boolean;
  /** The steps at which it was best. */
  readonly reference: StepRange;
  /** The steps since it is worse, until it was over. */
  readonly stretch: StepRange;
  /** Mean of the values at its best, and since. */
  readonly before: number;
  readonly now: number;
}

/** What is worse, and by how much at least: see {@link worse}. */
export interface MetricRule extends Omit<WorseOptions, 'relative' | 'absolute'> {
  /** By how much it must be worse; nothing is told where that is 0. */
  readonly absolute: number;
  /** For a fall: what is left may be at most this share of the best. */
  readonly share?: number;
  /** Where that share counts from: the lower end of the scale. Default 0. */
  readonly low?: number;
  /** Values as the margin means them, e.g. their logarithms. Default: those logged. */
  readonly seriesOf?: (values: readonly number[]) => Series;
}

/** A metric that was worse and over more often than this flickers: it is told since the first time. */
const MOST_EPISODES = 8;

/** Values that make a mean with an error. */
const FEW = 3;

/**
 * A lasting change for the worse of a metric that is logged once a step: by {@link worse}, with since
 * when by {@link onset}. Of several the one that still holds, else the first.
 *
 * @param episodes how many are looked through at most.
 */
export function metricChange(
  logged: LoggedSeries,
  rule: MetricRule,
  episodes = MOST_EPISODES,
): MetricChange | null {
  const { share = 1, low = 0, seriesOf = plainSeries, ...bad } = rule;
  const { steps, values } = logged;
  // a constant has no scale, and does not change
  if (!(bad.absolute > 0)) return null;
  const series = seriesOf(values);
  const found = worse(series, bad);
  if (found === null) return null;
  const { seen, width, reference, now, active, until } = found;
  const later =
    active && until < values.length && episodes > 1
      ? afterOver(logged, rule, found, episodes - 1)
      : null;
  if (later !== null) return later;
  const end = active ? values.length : found.end;
  const fitted = onset(series, reference[0], active ? end : found.end);
  // numbers too large to be squared have no interval
  const began = Number.isNaN(fitted?.low) ? null : fitted;
  // as many steps as showed it, at least: a ramp that still goes on would leave its last step alone
  const full = Math.max(reference[1], Math.min(began?.full ?? now[0], end - width));
  const range = (from: number, to: number): StepRange => ({
    from: steps[from]!,
    to: steps[to - 1]!,
  });
  const [before, since] = [values.slice(...reference), values.slice(full, end)].map(meanOf);
  if (bad.direction === 'fall' && since! - low > share * (before! - low)) return null;
  return {
    series: logged,
    seen: steps[seen]!,
    onset: began && onsetSteps(began, steps),
    active,
    reference: range(...reference),
    stretch: range(full, end),
    before: before!,
    now: since!,
  };
}

/**
 * The change that holds, where one before it was over for at least as long as it had lasted; null
 * where it only flickered.
 */
function afterOver(
  { steps, values, ...logged }: LoggedSeries,
  rule: MetricRule,
  { now: [from], until }: Worse,
  episodes: number,
): MetricChange | null {
  const kept = <T>(list: readonly T[]): T[] => [...list.slice(0, from), ...list.slice(until)];
  const change = metricChange(
    { ...logged, steps: kept(steps), values: kept(values) },
    rule,
    episodes,
  );
  if (change === null || !change.active) return null;
  const between = steps.indexOf(change.seen) - until;
  return between < until - from ? null : change;
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length;

/** Mean of a metric over some steps, and its standard error; undefined with fewer than three values. */
export function meanAt(
  { steps, values }: LoggedSeries,
  { from, to }: StepRange,
): { readonly mean: number; readonly standardError: number } | undefined {
  const first = steps.findIndex((step) => step >= from);
  const after = steps.findIndex((step) => step > to);
  const end = after < 0 ? steps.length : after;
  if (first < 0 || end - first < FEW) return undefined;
  return meanOver(plainSeries(values), first, end);
}

/** How a metric moved between two stretches of steps, at least and at most by two standard errors. */
export function moveBetween(
  series: LoggedSeries | undefined,
  { reference, stretch }: Pick<MetricChange, 'reference' | 'stretch'>,
): { before: number; now: number; least: number; most: number } | undefined {
  if (series === undefined) return undefined;
  const [before, now] = [meanAt(series, reference), meanAt(series, stretch)];
  if (before === undefined || now === undefined) return undefined;
  const error = 2 * Math.hypot(before.standardError, now.standardError);
  const move = now.mean - before.mean;
  return { before: before.mean, now: now.mean, least: move - error, most: move + error };
}
