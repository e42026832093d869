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
  /** Where it was at its best, as far as that lies before the onset. */
  readonly reference: readonly [from: number, to: number];
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
  const end = found.active ? own.steps : found.end;
  const since = firstOnset(own, found, end);
  const from = since === null ? found.now[0] : Math.min(since.full, end - 1);
  const stretch = [from, end] as const;
  const [first, after] = found.reference;
  const reference = [first, Math.max(first + 1, Math.min(after, since?.step ?? after))] as const;
  return {
    metric,
    series: own,
    worse: found,
    onset: since,
    reference,
    stretch,
    before: meanOver(own, ...reference).mean,
    now: meanOver(own, ...stretch).mean,
  };
}

/** Share of the steps by which a fit in bins may be off. */
const BIN = 1 / 40;

/**
 * Since when. A headline that became worse twice did so at the first of them, where it was seen, unless
 * it was well for as long in between.
 */
function firstOnset(own: Series, found: Worse, end: number): Onset | null {
  const { reference, now, seen, until } = found;
  const [from] = reference;
  const since = onset(own, from, end);
  if (found.active && until < end) {
    const again = onset(own, until, end);
    const lost =
      meanOver(own, ...reference).mean - meanOver(own, Math.max(until, end - 3), end).mean;
    const isAgain =
      again !== null &&
      Math.abs(again.size) >= Math.abs(lost) / 2 &&
      again.low - until >= until - now[0];
    if (isAgain) return again;
  }
  return since !== null && since.low > seen + BIN * (end - from)
    ? (onset(own, from, since.low) ?? since)
    : since;
}

/**
 * The same change with what is now as the page has it: from where its window begins, unless that is
 * before the change.
 */
export function asOfWindow(change: Change, from: number): Change {
  const { series, onset: since, worse: found, stretch } = change;
  if (!found.active || since === null || from < since.low || from >= stretch[1]) return change;
  const now = [Math.max(from, change.reference[1]), stretch[1]] as const;
  return { ...change, stretch: now, now: meanOver(series, ...now).mean };
}
