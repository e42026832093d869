import { meanOver, type Onset, onset, type Series, type Worse } from '@bits-per-sample/trends';
import { worseOf } from './followedSeries.ts';

/** A headline that got worse than it had been at its best. Positions are of steps, from 0. */
export interface Change {
  /** Name of the headline. */
  readonly metric: string;
  readonly series: Series;
  readonly worse: Worse;
  /** Since when; null where there are too few steps to tell. */
  readonly onset: Onset | null;
  /** Where the new state begins, and where it ends (exclusive). */
  readonly stretch: readonly [from: number, to: number];
  /** Mean of the best window before. */
  readonly before: number;
  /** Mean of the new state. */
  readonly now: number;
}

/** How a headline must have changed. */
export interface ChangeRule {
  readonly direction: 'fall' | 'rise';
  readonly relative?: number;
  readonly absolute?: number;
  readonly z?: number;
}

/** Whether a headline got worse, since when and by how much; null when it did not. */
export function changeOf(
  series: ReadonlyMap<string, Series>,
  metric: string,
  rule: ChangeRule,
): Change | null {
  const own = series.get(metric);
  if (own === undefined) return null;
  const found = worseOf(own, rule);
  if (found === null) return null;
  const since = onset(own, found.reference[0], found.end);
  const from = since === null ? found.now[0] : Math.min(since.full, found.end - 1);
  const stretch = [from, found.end] as const;
  return {
    metric,
    series: own,
    worse: found,
    onset: since,
    stretch,
    before: meanOver(own, ...found.reference).mean,
    now: meanOver(own, ...stretch).mean,
  };
}
