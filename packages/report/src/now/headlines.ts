import { type Dictionary, isDictionary, type Table } from '@bits-per-sample/core';
import { countSeries, outcomesAtSize, plainSeries, type Series } from '@bits-per-sample/trends';
import { countCells } from '../trials/countCells.ts';
import type { GroupCounts } from '../trials/groupCounts.ts';
import { numbers } from '../trials/numbers.ts';
import type { Groups } from '../trials/readGroups.ts';
import { commonGroupSize } from './commonGroupSize.ts';
import { partPaid, partRange } from './partPaid.ts';
import { passOf } from './passOf.ts';
import { signalOf } from './signalOf.ts';
import { type RunSteps, type StepSums, stepSums } from './stepSums.ts';
import type { TrendMemory } from './trendMemory.ts';

/** What a run is followed by, over its steps. */
export interface Headlines extends RunSteps {
  /**
   * By name: `pass` (right answers of a group), `signal` (4p(1 − p)), `live`, `solved` and `failed`
   * at one common group size, `reward` (where no rule says what is right), `cut`, `missing`,
   * `length` (ln of the mean length), `part:NAME` and `category:NAME`.
   */
  readonly series: ReadonlyMap<string, Series>;
  /** Size at which groups are compared; NaN without groups of two or more. */
  readonly groupSize: number;
  /** Parts of the reward that are 0 at best. */
  readonly penalties: ReadonlySet<string>;
}

/** Categories that are followed, the largest first. */
const CATEGORIES = 12;

/**
 * The headlines of the groups of a run.
 *
 * @param table sums of the groups.
 * @param groups the same, read.
 * @param options steps of the groups, and whether the part that says what is right never was: then
 *   the summed reward is followed. `memory`: what is kept from look to look.
 */
export function headlines(
  table: Table,
  groups: Groups,
  {
    run,
    neverRight,
    memory,
  }: {
    readonly run: RunSteps;
    readonly neverRight: boolean;
    readonly memory?: TrendMemory | undefined;
  },
): Headlines {
  const cells = countCells(groups);
  const groupSize = commonGroupSize(cells.attempts, cells.groups);
  const series = new Map<string, Series>();
  memory?.begin(table, run);
  const rule = JSON.stringify(groups.success);
  const put: Put = (name, numberOf, key = '') => {
    const sums = memory?.sums(name, `${rule} ${key}`, numberOf) ?? stepSums(run, numberOf);
    if (!sums.n.some((n) => n > 0)) return;
    series.set(name, memory?.followed(name, sums).series() ?? countSeries(sums));
  };
  if (groups.success.source !== 'none' && !neverRight) {
    const ofCell = (value: (cell: number) => number): ((i: number) => number) => {
      const values = Float64Array.from(cells.groups.keys(), value);
      return (i) => values[cells.of[i]!]!;
    };
    const pass = ofCell((cell) => passOf(cells, cell));
    put('pass', pass);
    put(
      'signal',
      ofCell((cell) => signalOf(cells, cell)),
    );
    const outcomes = Array.from(cells.groups, (_, cell) => outcomeOf(cells, cell, groupSize));
    for (const name of ['live', 'solved', 'failed'] as const)
      put(
        name,
        ofCell((cell) => outcomes[cell]?.[name] ?? Number.NaN),
        String(groupSize),
      );
    for (const [name, rows] of largest(groups.category, run.at))
      put(`category:${name}`, (i) => (rows(i) ? pass(i) : Number.NaN));
  } else {
    const live = (i: number): number =>
      groups.attempts[i] === groupSize ? 1 - groups.equalNearly[i]! : Number.NaN;
    put('live', live, String(groupSize));
    const range = rewardRange(groups);
    put('reward', scaled(groups, range), range.join());
  }
  const [cut, ended] = [numbers(table, 'cut_sum'), numbers(table, 'cut_n')];
  put('cut', (i) => cut[i]! / (ended[i]! || Number.NaN));
  put('missing', (i) => groups.missing[i]! / (groups.missing[i]! + groups.rewards[i]!));
  const penalties = new Set<string>();
  for (const name of Object.keys(table.columns)) {
    const part = /^part:(.*)_sum$/s.exec(name)?.[1];
    if (part === undefined) continue;
    const range = partRange(table, part);
    if (range[0] < 0 && range[1] <= 0) penalties.add(part);
    put(`part:${part}`, partPaid(table, part, range), range.join());
  }
  const length = lengthSeries(groups, run);
  if (length !== undefined) series.set('length', length);
  return { ...run, series, groupSize, penalties };
}

/** Follows a number that each group has; `key`: what it depends on beside its own row. */
type Put = (name: string, numberOf: (i: number) => number, key?: string) => void;

/** Whether groups of some counts are live, all right or all wrong, as of groups of one size. */
const outcomeOf = (
  { successes, attempts }: GroupCounts,
  cell: number,
  groupSize: number,
): ReturnType<typeof outcomesAtSize> | undefined =>
  attempts[cell]! >= groupSize
    ? outcomesAtSize(successes[cell]!, attempts[cell]!, groupSize)
    : undefined;

/** The least and the greatest mean reward of a group. */
function rewardRange({ meanReward, rewards }: Groups): [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  meanReward.forEach((x, i) => {
    if (!(rewards[i]! > 0)) return;
    low = Math.min(low, x);
    high = Math.max(high, x);
  });
  return [low, high];
}

/** The mean reward of a group from 0, the least of the run, to 1, the greatest. */
const scaled =
  ({ meanReward, rewards }: Groups, [low, high]: readonly [number, number]) =>
  (i: number): number =>
    rewards[i]! > 0 && high > low ? (meanReward[i]! - low) / (high - low) : Number.NaN;

/** Mean length of the answers of each step; undefined unless every step has one. */
function lengthSeries(groups: Groups, { steps, at }: RunSteps): Series | undefined {
  const sums: StepSums = {
    n: new Float64Array(steps.length),
    sum: new Float64Array(steps.length),
    squares: new Float64Array(),
  };
  for (let i = 0; i < at.length; i++) {
    const t = at[i]!;
    if (t < 0 || !(groups.tokensKnown[i]! > 0) || Number.isNaN(groups.tokens[i]!)) continue;
    sums.n[t]! += groups.tokensKnown[i]!;
    sums.sum[t]! += groups.tokens[i]!;
  }
  if (steps.length === 0 || !sums.n.every((n, t) => n > 0 && sums.sum[t]! > 0)) return undefined;
  return plainSeries(
    sums.sum.map((total, t) => total / sums.n[t]!),
    { log: true },
  );
}

/** The largest categories and whether a group is of it. */
function largest(
  category: Dictionary | undefined,
  at: Int32Array,
): [string, (i: number) => boolean][] {
  if (category === undefined || !isDictionary(category)) return [];
  const sizes = new Map<number, number>();
  category.codes.forEach((code, i) => {
    if (code >= 0 && at[i]! >= 0) sizes.set(code, (sizes.get(code) ?? 0) + 1);
  });
  if (sizes.size < 2) return [];
  return [...sizes]
    .sort(([, a], [, b]) => b - a)
    .slice(0, CATEGORIES)
    .map(([code]) => [category.values[code] ?? '', (i) => category.codes[i] === code]);
}
