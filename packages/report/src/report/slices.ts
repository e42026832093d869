import { meanPassRate } from '@bits-per-sample/info';
import type { GroupCounts } from '../trials/groupCounts.ts';
import { jackknifeBits } from '../trials/hugeGroups.ts';
import { countsOf, type Groups, groupClasses } from '../trials/readGroups.ts';
import { finite } from './numbers.ts';

/** The same counts for one step or one category. */
export interface ReportSlice {
  /** Step number or category name. */
  readonly name: string;
  /** Groups. */
  readonly groups: number;
  /** Rollouts with a known reward. */
  readonly rollouts: number;
  /** Rollouts without one. */
  readonly missing: number;
  /** Live groups. */
  readonly live: number;
  /** Groups whose rewards are all equal. */
  readonly dead: number;
  /** Solved groups; null without a success rule. */
  readonly solved: number | null;
  /** Failed groups; null without a success rule. */
  readonly failed: number | null;
  /** Mean pass rate over groups. */
  readonly passRate: number | null;
  /** Lower end of its 95 % interval. */
  readonly passRateLower: number | null;
  /** Upper end of its 95 % interval. */
  readonly passRateUpper: number | null;
  /** Mean H over groups of two or more (jackknife). */
  readonly bits: number | null;
  /** Rollouts in solved, failed and live groups (in that order). */
  readonly rolloutsBy: {
    /** In solved groups. */
    readonly solved: number;
    /** In failed groups. */
    readonly failed: number;
    /** In live groups. */
    readonly live: number;
  };
}

/** The run step by step, in order; empty when the log names no step. */
export function sliceBySteps(groups: Groups): ReportSlice[] {
  const seen = new Set<number>();
  groups.step.forEach((step) => {
    if (!Number.isNaN(step)) seen.add(step);
  });
  const steps = [...seen];
  const place = new Map(steps.sort((a, b) => a - b).map((step, i) => [step, i]));
  const codes = new Int32Array(groups.size);
  for (let i = 0; i < groups.size; i++) codes[i] = place.get(groups.step[i]!) ?? -1;
  return slice(groups, codes, steps.map(String));
}

/** The run by category, in order of first appearance; empty when the log names none. */
export function sliceByCategory(groups: Groups): ReportSlice[] {
  const { category } = groups;
  return category === undefined ? [] : slice(groups, category.codes, category.values);
}

/** One slice per name, and one named `none` for the groups that have none. */
function slice(groups: Groups, codes: Int32Array, names: readonly string[]): ReportSlice[] {
  if (names.length === 0) return [];
  const sizes = new Int32Array(names.length + 1);
  codes.forEach((code) => {
    sizes[code < 0 ? names.length : code]!++;
  });
  const members = Array.from(sizes, (size) => new Int32Array(size));
  sizes.fill(0);
  codes.forEach((code, i) => {
    const at = code < 0 ? names.length : code;
    members[at]![sizes[at]!++] = i;
  });
  return members.flatMap((rows, i) =>
    rows.length === 0 ? [] : [sliceOf(names[i] ?? 'none', rows, groups)],
  );
}

function sliceOf(name: string, rows: Int32Array, groups: Groups): ReportSlice {
  const graded = groups.success.source === 'none';
  const numbers = { live: 0, dead: 0, solved: 0, failed: 0, singleton: 0, unscored: 0 };
  const rolloutsBy = { solved: 0, failed: 0, live: 0 };
  let rollouts = 0;
  let missing = 0;
  for (const i of rows) {
    const kind = groupClasses[groups.classes[i]!]!;
    numbers[kind]++;
    rollouts += groups.attempts[i]!;
    missing += groups.missing[i]!;
    if (kind === 'solved' || kind === 'failed' || kind === 'live')
      rolloutsBy[kind] += groups.attempts[i]!;
  }
  const rate = graded ? null : meanPassRate(countsOf(groups, 1, rows));
  return {
    name,
    groups: rows.length,
    rollouts,
    missing,
    live: numbers.live,
    dead: numbers.dead + numbers.solved + numbers.failed,
    solved: graded ? null : numbers.solved,
    failed: graded ? null : numbers.failed,
    passRate: finite(rate?.value ?? Number.NaN),
    passRateLower: finite(rate?.lower ?? Number.NaN),
    passRateUpper: finite(rate?.upper ?? Number.NaN),
    bits: graded ? null : bitsOf(countsOf(groups, 2, rows)),
    rolloutsBy,
  };
}

/** Mean H by jackknife: single prompts may pass 1 bit, their mean may not. */
function bitsOf(counts: GroupCounts): number | null {
  const bits = finite(jackknifeBits(counts));
  return bits === null ? null : Math.min(1, bits);
}
