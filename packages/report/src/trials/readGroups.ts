import {
  type Column,
  type Dictionary,
  dictionary,
  isDictionary,
  type Table,
} from '@bits-per-sample/core';
import type { SuccessRule } from '../options/successRule.ts';
import { countCells } from './countCells.ts';
import type { GroupCounts } from './groupCounts.ts';
import { numbers } from './numbers.ts';
import type { ReportSuccess } from './reportSuccess.ts';

/** What the rewards of a group can say; `dead` is all equal, where no rule tells which way. */
export const groupClasses = ['live', 'solved', 'failed', 'dead', 'singleton', 'unscored'] as const;

/** What the rewards of a group say. */
export type GroupClass = (typeof groupClasses)[number];

/** One entry per group, in order of first appearance. */
export interface Groups {
  /** Number of groups. */
  readonly size: number;
  /** Known verdicts: rewards, or flags of success where the log has its own. */
  readonly attempts: Float64Array;
  /** Known rewards. */
  readonly rewards: Float64Array;
  /** Successes among them; NaN without a success rule. */
  readonly successes: Float64Array;
  /** Rollouts without a reward. */
  readonly missing: Float64Array;
  /** Mean raw reward. */
  readonly meanReward: Float64Array;
  /** What the rewards say: an index into {@link groupClasses}. */
  readonly classes: Uint8Array;
  /** Raw rewards all equal, bit for bit; 1 or 0. */
  readonly equalExactly: Uint8Array;
  /** Raw rewards all equal up to float noise; 1 or 0. */
  readonly equalNearly: Uint8Array;
  /** Generated tokens; NaN when the log has no lengths. */
  readonly tokens: Float64Array;
  /** Rollouts whose length is known. */
  readonly tokensKnown: Float64Array;
  /** Summed log-probability of the right answers, nats; NaN when the log has none. */
  readonly rightLogprob: Float64Array;
  /** Right answers whose log-probability is known. */
  readonly rightKnown: Float64Array;
  /** Step; NaN when the log has none. */
  readonly step: Float64Array;
  /** Category; undefined when the log has none. */
  readonly category: Dictionary | undefined;
  /** What counted as a success. */
  readonly success: ReportSuccess;
  /** Distinct rewards up to float noise, null when there are many. */
  readonly values: readonly number[] | null;
}

/** How near two rewards must be to count as equal. */
const noise = (x: number): number => 1e-9 * Math.max(1, Math.abs(x));

/** A text column; numbers become their texts. */
function texts(table: Table, name: string): Dictionary | undefined {
  const column = table.columns[name];
  if (column === undefined || isDictionary(column)) return column;
  return dictionary(Array.from(column, (x) => (Number.isNaN(x) ? null : String(x))));
}

/** Keeps one of values that differ by float noise only. */
function collapse(values: readonly number[]): number[] {
  const kept: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = kept.at(-1);
    if (last === undefined || value - last > noise(value)) kept.push(value);
  }
  return kept;
}

/** The rewards of sums: the extremes, when every group's moments say that nothing lies between. */
function valuesOfSums(table: Table): number[] | null {
  const n = numbers(table, 'reward_n');
  const sum = numbers(table, 'reward_sum');
  const m2 = numbers(table, 'reward_m2');
  const min = numbers(table, 'reward_min');
  const max = numbers(table, 'reward_max');
  const seen = new Set<number>();
  for (let i = 0; i < table.rowCount && seen.size <= 8; i++) {
    if (n[i]! > 0) seen.add(min[i]!).add(max[i]!);
  }
  const values = collapse([...seen].filter(Number.isFinite));
  if (values.length !== 2) return values.length === 1 ? values : null;
  const [low, high] = values as [number, number];
  for (let i = 0; i < table.rowCount; i++) {
    const share = (sum[i]! - n[i]! * low) / (high - low);
    const expected = n[i]! > 0 ? ((share * (n[i]! - share)) / n[i]!) * (high - low) ** 2 : 0;
    if (Math.abs(expected - m2[i]!) > 1e-6 * Math.max(1, Math.abs(expected))) return null;
  }
  return values;
}

/** Successes per group by whichever rule the log or the user gives. */
function readSuccesses(
  table: Table,
  values: readonly number[] | null,
  rule: SuccessRule | undefined,
  { gradedSuccess, neverRight }: { gradedSuccess: boolean; neverRight: string | undefined },
): { success: ReportSuccess; successes: Float64Array; attempts: Float64Array } {
  const n = numbers(table, 'reward_n', 0);
  const sum = numbers(table, 'reward_sum', 0);
  const logged = numbers(table, 'success_n', 0);
  if (neverRight !== undefined)
    return {
      success: { rule: `${neverRight} > 0`, source: 'log' },
      successes: new Float64Array(table.rowCount),
      attempts: n,
    };
  if (!gradedSuccess && logged.some((x) => x > 0)) {
    return {
      success: rule
        ? { rule: rule.text, source: 'option' }
        : { rule: "the log's own success flag", source: 'log' },
      successes: numbers(table, 'success_sum', 0),
      attempts: logged,
    };
  }
  /** Rewards take only `low` and `high`: the sum counts the high ones. */
  const highOnes = (low: number, high: number): Float64Array =>
    n.map((attempts, i) => Math.round((sum[i]! - attempts * low) / (high - low)));
  if (rule && values !== null && values.length > 0 && values.length <= 2) {
    const low = values[0]!;
    const high = values[1] ?? low;
    const [lowWins, highWins] = [rule.test(low), rule.test(high)];
    const highs = high > low ? highOnes(low, high) : n;
    return {
      success: { rule: rule.text, source: 'option' },
      successes: n.map(
        (attempts, i) =>
          (highWins ? highs[i]! : 0) + (lowWins && high > low ? attempts - highs[i]! : 0),
      ),
      attempts: n,
    };
  }
  if (rule === undefined && values !== null && values.length > 0) {
    if (values.every((x) => x === 0 || x === 1)) {
      return {
        success: { rule: 'reward == 1', source: 'zero-one' },
        successes: sum.map(Math.round),
        attempts: n,
      };
    }
    if (values.length === 2) {
      const [low, high] = values as [number, number];
      return {
        success: { rule: `reward == ${high}`, source: 'two-valued' },
        successes: highOnes(low, high),
        attempts: n,
      };
    }
  }
  return {
    success: { rule: null, source: 'none' },
    successes: new Float64Array(table.rowCount).fill(Number.NaN),
    attempts: n,
  };
}

/**
 * Reads rows of sums (one per run, step, group) into groups with a class each.
 *
 * @param table what `summariseTrials` returned.
 * @param options `rule`: what a success is; `rewardValues`: the distinct rewards of the log;
 *   `gradedSuccess`: the log's own flag of success is none, and says nothing;
 *   `neverRight`: the part of the reward that says what is right, and never did.
 */
export function readGroups(
  table: Table,
  {
    rule,
    rewardValues,
    gradedSuccess = false,
    neverRight,
  }: {
    rule?: SuccessRule | undefined;
    rewardValues: readonly number[] | null;
    gradedSuccess?: boolean;
    neverRight?: string | undefined;
  },
): Groups {
  const values = rewardValues === null ? valuesOfSums(table) : collapse(rewardValues);
  const { success, successes, attempts } = readSuccesses(table, values, rule, {
    gradedSuccess,
    neverRight,
  });
  const n = numbers(table, 'reward_n', 0);
  const sum = numbers(table, 'reward_sum', 0);
  const min = numbers(table, 'reward_min');
  const max = numbers(table, 'reward_max');
  const equalExactly = new Uint8Array(table.rowCount);
  const equalNearly = new Uint8Array(table.rowCount);
  const classes = new Uint8Array(table.rowCount);
  for (let i = 0; i < table.rowCount; i++) {
    if (n[i]! >= 2) {
      equalExactly[i] = Number(min[i] === max[i]);
      equalNearly[i] = Number(max[i]! - min[i]! <= noise(sum[i]! / n[i]!));
    }
    // what never was right can still be live, by another part of the reward
    const live = neverRight !== undefined && n[i]! >= 2 && equalNearly[i] === 0;
    classes[i] = groupClasses.indexOf(
      live ? 'live' : classOf(attempts[i]!, successes[i]!, equalNearly[i] === 1),
    );
  }
  return {
    size: table.rowCount,
    attempts,
    rewards: n,
    successes,
    missing: numbers(table, 'reward_missing', 0),
    meanReward: sum.map((total, i) => total / n[i]!),
    classes,
    equalExactly,
    equalNearly,
    tokens: numbers(table, 'output_tokens_sum'),
    tokensKnown: numbers(table, 'output_tokens_n', 0),
    rightLogprob: numbers(table, 'right_logprob_sum'),
    rightKnown: numbers(table, 'right_logprob_n', 0),
    step: stepsOf(table.columns.step, table.rowCount),
    category: texts(table, 'category'),
    success,
    values,
  };
}

function classOf(attempts: number, successes: number, equal: boolean): GroupClass {
  if (!(attempts > 0)) return 'unscored';
  if (attempts === 1) return 'singleton';
  if (Number.isNaN(successes)) return equal ? 'dead' : 'live';
  if (successes === 0) return 'failed';
  return successes === attempts ? 'solved' : 'live';
}

function stepsOf(column: Column | undefined, rowCount: number): Float64Array {
  if (column === undefined) return new Float64Array(rowCount).fill(Number.NaN);
  if (!isDictionary(column)) return column;
  const { codes, values }: Dictionary = column;
  const steps = new Float64Array(rowCount);
  codes.forEach((code, i) => {
    steps[i] = Number(values[code] ?? Number.NaN);
  });
  return steps;
}

/** Successes and attempts of the groups (or of some of them) with at least `least` rewards. */
export function countsOf(groups: Groups, least: number, among?: Int32Array): GroupCounts {
  const length = among?.length ?? groups.size;
  let kept = 0;
  for (let i = 0; i < length; i++) if (groups.attempts[among?.[i] ?? i]! >= least) kept++;
  // what was found for all groups is known then
  if (among === undefined && kept === groups.size) return groups;
  const successes = new Float64Array(kept);
  const attempts = new Float64Array(kept);
  let at = 0;
  for (let i = 0; i < length; i++) {
    const row = among?.[i] ?? i;
    if (!(groups.attempts[row]! >= least)) continue;
    successes[at] = groups.successes[row]!;
    attempts[at++] = groups.attempts[row]!;
  }
  return { successes, attempts };
}

/** Number of groups by number of known rewards. */
export function sizesOf(groups: Groups): Record<string, number> {
  const { attempts, groups: times } = countCells(groups);
  const sizes = new Map<number, number>();
  for (const [cell, n] of attempts.entries()) sizes.set(n, (sizes.get(n) ?? 0) + times[cell]!);
  return Object.fromEntries([...sizes].sort(([a], [b]) => a - b));
}
