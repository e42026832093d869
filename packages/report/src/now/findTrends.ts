import type { Table } from '@bits-per-sample/core';
import { leap, meanOver, type Series, withinShare } from '@bits-per-sample/trends';
import { isRightPart } from '../trials/isRightPart.ts';
import type { Groups } from '../trials/readGroups.ts';
import { type Change, changeOf } from './change.ts';
import type { Headlines } from './headlines.ts';
import { type Judged, judgeFall } from './judgeFall.ts';
import { partPaid } from './partPaid.ts';
import { passOf } from './passOf.ts';
import type { SamePrompts } from './samePrompts.ts';
import { signalOf } from './signalOf.ts';
import type { LeapSeen, Trend } from './trend.ts';

/** What changed over the steps of a run. */
export interface FoundTrends {
  readonly trends: readonly Trend[];
  readonly leap: LeapSeen | null;
}

type Judge = (change: Change, rateOf?: (group: number) => number) => Judged;

/** A pass rate that has fallen this far matters, or to this share of its best. */
const FALL = { direction: 'fall', relative: 0.75, absolute: 0.1 } as const;
/** Half the signal is gone. */
const HALVED = { direction: 'fall', relative: 0.5 } as const;
/** A share of groups or answers has risen by 10 points. */
const RISEN = { direction: 'rise', absolute: 0.1 } as const;
/** Twelve categories are looked at: each must be clearer. */
const CLEARER = 4.5;
/** Steps by which a leap and the onset of a fall may differ and be one event. */
const NEAR = 3;

/**
 * What changed over the steps of a run: each rule asks first whether the change matters and then
 * whether it is beyond noise, as of a look after every step.
 */
export function findTrends(
  h: Headlines,
  { table, groups }: { readonly table: Table; readonly groups: Groups },
  same: SamePrompts,
): FoundTrends {
  const { series } = h;
  const judge: Judge = (change, rateOf = (i) => passOf(groups, i)) =>
    judgeFall(change, same, { rateOf, steps: h.steps.length });
  const trends: Trend[] = [];
  const signal = changeOf(series, 'signal', HALVED);
  const fall = changeOf(series, 'pass', FALL);
  const fell = fall && { code: 'fall' as const, change: fall, judged: judge(fall) };
  if (fell) trends.push({ ...fell, severity: fell.judged.severity });
  if (signal !== null) trends.push(...collapseOf(signal, series, { groups, fall, judge }));
  if (fall === null) trends.push(...categoryFalls(series, groups, judge));
  trends.push(...gradedTrends(series));
  trends.push(...shareRises(series), ...partFalls(series, { table, fall, judge }));
  const grown = lengthOf(series, trends);
  if (grown !== null) trends.push(grown);
  const seen = leapOf(series, trends);
  return { trends: trends.filter((trend) => !isLeapUp(trend, seen)), leap: seen };
}

/** A leap to the top says itself why the signal went. */
const isLeapUp = ({ code, change }: Trend, seen: LeapSeen | null): boolean =>
  code === 'used-up' && seen !== null && seen.sign > 0 && isNear(change, seen.step);

/** Half the signal is gone: lost variety, more that is all wrong, or prompts that are used up. */
function collapseOf(
  signal: Change,
  series: ReadonlyMap<string, Series>,
  { groups, fall, judge }: { groups: Groups; fall: Change | null; judge: Judge },
): Trend[] {
  if (isPolarised(signal, series)) {
    // whether the same prompts closed, or others came that were never open
    const judged = judge(signal, (i) => signalOf(groups, i));
    const severity = judged.verdict === 'prompts' ? 'note' : 'alarm';
    return [{ code: 'polarised', severity, change: signal, judged }];
  }
  const failed = changeOf(series, 'failed', RISEN);
  if (fall !== null) return [];
  if (failed !== null) {
    const judged = judge(failed);
    return [{ code: 'failing', severity: judged.severity, change: failed, judged }];
  }
  const isLearned = gainOf(series.get('pass')!, signal).lower > 0;
  return [
    isLearned
      ? { code: 'used-up', severity: 'good', change: signal }
      : { code: 'less-live', severity: 'ask', change: signal },
  ];
}

/**
 * Whether prompts went to fixed outcomes: the share of the outcomes' variance that lies within
 * prompts is halved, beyond three standard errors, in some window since the signal fell.
 */
function isPolarised({ worse }: Change, series: ReadonlyMap<string, Series>): boolean {
  const [signal, pass] = [series.get('signal')!, series.get('pass')!];
  const before = withinShare(signal, pass, ...worse.reference);
  const [from, first] = worse.now;
  for (let to = first; to <= worse.until; to += Math.max(1, Math.floor((to - from) / 4))) {
    const now = withinShare(signal, pass, from, to);
    const error = Math.hypot(now.standardError, before.standardError / 2);
    if (now.value + 3 * error < before.value / 2) return true;
  }
  return false;
}

/** Categories whose pass rate fell while that of the run did not. */
function categoryFalls(series: ReadonlyMap<string, Series>, groups: Groups, judge: Judge): Trend[] {
  const { category } = groups;
  return [...series.keys()].flatMap((metric) => {
    if (!metric.startsWith('category:') || category === undefined) return [];
    const change = changeOf(series, metric, { ...FALL, z: CLEARER });
    if (change === null) return [];
    const code = category.values.indexOf(metric.slice('category:'.length));
    const judged = judge(change, (i) =>
      category.codes[i] === code ? passOf(groups, i) : Number.NaN,
    );
    return [{ code: 'category-fall' as const, severity: judged.severity, change, judged }];
  });
}

/** Rewards that no rule calls right or wrong: their live share and their mean. */
function gradedTrends(series: ReadonlyMap<string, Series>): Trend[] {
  const reward = series.get('reward');
  if (reward === undefined) return [];
  const list: Trend[] = [];
  const fall = changeOf(series, 'reward', FALL);
  if (fall !== null) list.push({ code: 'reward-fall', severity: 'ask', change: fall });
  const live = changeOf(series, 'live', HALVED);
  if (live !== null) {
    const rose = gainOf(reward, live);
    list.push({ code: 'less-live', severity: rose.upper < RISE ? 'alarm' : 'ask', change: live });
  }
  return list;
}

/** A gain of the pass rate that pays for something. */
const RISE = 0.05;

/** Bounds of the change of another headline over the same stretches, at two standard errors. */
function gainOf(series: Series, { reference, stretch }: Change): { lower: number; upper: number } {
  const [before, now] = [meanOver(series, ...reference), meanOver(series, ...stretch)];
  const gain = now.mean - before.mean;
  const margin = 2 * Math.hypot(before.standardError, now.standardError);
  return { lower: gain - margin, upper: gain + margin };
}

/** Shares of answers that should not rise. */
const shareRises = (series: ReadonlyMap<string, Series>): Trend[] =>
  (['cut', 'missing'] as const).flatMap((metric): Trend[] => {
    const change = changeOf(series, metric, RISEN);
    return change === null ? [] : [{ code: `${metric}-rises`, severity: 'alarm', change }];
  });

/** Parts of the reward that are paid half as much; harder prompts lower the one for right answers. */
function partFalls(
  series: ReadonlyMap<string, Series>,
  { table, fall, judge }: { table: Table; fall: Change | null; judge: Judge },
): Trend[] {
  return [...series.keys()].flatMap((metric): Trend[] => {
    if (!metric.startsWith('part:')) return [];
    const name = metric.slice('part:'.length);
    const change = changeOf(series, metric, isRightPart(name) ? FALL : HALVED);
    if (change === null) return [];
    if (!isRightPart(name)) return [{ code: 'part-falls', severity: 'alarm', change }];
    // the pass rate says it already
    if (fall !== null) return [];
    const judged = judge(change, partPaid(table, name));
    return [{ code: 'part-falls', severity: judged.severity, change, judged }];
  });
}

/** Answers that doubled in length: an alarm where the pass rate gained nothing by it. */
function lengthOf(series: ReadonlyMap<string, Series>, others: readonly Trend[]): Trend | null {
  const change = changeOf(series, 'length', { direction: 'rise', absolute: Math.LN2 });
  const pass = series.get('pass') ?? series.get('reward');
  if (change === null || pass === undefined) return null;
  if (gainOf(pass, change).upper < RISE) return { code: 'length', severity: 'alarm', change };
  const beside = others.some(({ severity }) => severity === 'alarm');
  return { code: 'length', severity: beside ? 'ask' : 'note', change };
}

/** Whether a change may have begun at a step. */
function isNear({ onset, worse }: Change, step: number): boolean {
  if (onset === null || onset.gradual)
    return Math.abs((onset?.step ?? worse.now[0]) - step) <= NEAR;
  // of a long run the onset is known to within some steps
  return step >= onset.low - NEAR && step <= onset.high + NEAR;
}

/** A move too fast for learning, unless another trend says it. */
function leapOf(series: ReadonlyMap<string, Series>, trends: readonly Trend[]): LeapSeen | null {
  for (const metric of ['pass', 'live'] as const) {
    const own = series.get(metric);
    const found = own === undefined ? null : leap(own);
    if (own === undefined || found === null) continue;
    const { step, sign, seen } = found;
    const said = trends.some(
      ({ code, change }) => (sign < 0 || code !== 'used-up') && isNear(change, step),
    );
    if (said) continue;
    const before = meanOver(own, step - 3, step).mean;
    return { metric, seen, step, sign, before, now: meanOver(own, step, step + 3).mean };
  }
  return null;
}
