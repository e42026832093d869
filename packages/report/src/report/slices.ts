import type { Dictionary } from '@bits-per-sample/core';
import { entropyRate, meanPassRate, populationMean } from '@bits-per-sample/info';
import { distinct } from '../trials/distinct.ts';
import { countsOf, type Groups, groupClasses } from '../trials/readGroups.ts';
import { finite } from './numbers.ts';
import { once } from './once.ts';

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
  /** Mean H(p) over prompts, of groups of two or more. */
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
  const steps = [...distinct(groups.step)].filter((step) => !Number.isNaN(step));
  const place = new Map(steps.sort((a, b) => a - b).map((step, i) => [step, i]));
  const { step } = groups;
  const codes = new Int32Array(groups.size);
  for (let i = 0; i < codes.length; i++)
    codes[i] = i > 0 && step[i] === step[i - 1] ? codes[i - 1]! : (place.get(step[i]!) ?? -1);
  return slice(groups, codes, steps.map(String));
}

/** The run by category, by name; empty when the log names none. */
export function sliceByCategory(groups: Groups, prompts?: Dictionary): ReportSlice[] {
  const { category } = groups;
  if (category === undefined) return [];
  const { values } = category;
  const names = [...values].sort(byName);
  const place = new Map(names.map((name, i) => [name, i]));
  const moved = values.map((name) => place.get(name)!);
  const codes = category.codes.map((code) => (code < 0 ? -1 : moved[code]!));
  return slice(groups, codes, names, prompts);
}

/** Names in alphabetical order, with numbers in them by their size. */
function byName(a: string, b: string): number {
  const [x, y] = [a, b].map((name) => name.replace(/\d+/g, (digits) => digits.padStart(16, '0')));
  return x! < y! ? -1 : Number(x! > y!);
}

/** One slice per name, and one named `none` for the groups that have none. */
function slice(
  groups: Groups,
  codes: Int32Array,
  names: readonly string[],
  prompts?: Dictionary,
): ReportSlice[] {
  if (names.length === 0) return [];
  const sizes = new Int32Array(names.length + 1);
  for (let i = 0; i < codes.length; i++) sizes[codes[i]! < 0 ? names.length : codes[i]!]!++;
  const members = Array.from(sizes, (size) => new Int32Array(size));
  sizes.fill(0);
  for (let i = 0; i < codes.length; i++) {
    const at = codes[i]! < 0 ? names.length : codes[i]!;
    members[at]![sizes[at]!++] = i;
  }
  return members.flatMap((rows, i) =>
    rows.length === 0 ? [] : [sliceOf(names[i] ?? 'none', rows, groups, prompts)],
  );
}

function sliceOf(
  name: string,
  rows: Int32Array,
  groups: Groups,
  prompts: Dictionary | undefined,
): ReportSlice {
  const graded = groups.success.source === 'none';
  const numbers = { live: 0, dead: 0, solved: 0, failed: 0, singleton: 0, unscored: 0 };
  const rolloutsBy = { solved: 0, failed: 0, live: 0 };
  let rollouts = 0;
  let missing = 0;
  for (let at = 0; at < rows.length; at++) {
    const i = rows[at]!;
    const kind = groupClasses[groups.classes[i]!]!;
    numbers[kind]++;
    rollouts += groups.attempts[i]!;
    missing += groups.missing[i]!;
    if (kind === 'solved' || kind === 'failed' || kind === 'live')
      rolloutsBy[kind] += groups.attempts[i]!;
  }
  // most of the work, and only tables and pictures show it
  const rates = once(() => (graded ? undefined : sliceRates(rows, groups, prompts)));
  return {
    name,
    groups: rows.length,
    rollouts,
    missing,
    live: numbers.live,
    dead: numbers.dead + numbers.solved + numbers.failed,
    solved: graded ? null : numbers.solved,
    failed: graded ? null : numbers.failed,
    get passRate() {
      return finite(rates()?.passRate.value ?? Number.NaN);
    },
    get passRateLower() {
      return finite(rates()?.passRate.lower ?? Number.NaN);
    },
    get passRateUpper() {
      return finite(rates()?.passRate.upper ?? Number.NaN);
    },
    get bits() {
      return finite(rates()?.bits.value ?? Number.NaN);
    },
    rolloutsBy,
  };
}

/** Pass rate and bits of some groups, over their prompts. */
function sliceRates(rows: Int32Array, groups: Groups, prompts: Dictionary | undefined) {
  const of = (least: number) => ({
    counts: countsOf(groups, least, rows),
    options: {
      prompts:
        prompts &&
        rows.filter((i) => groups.attempts[i]! >= least).map((i) => promptAt(prompts, i)),
    },
  });
  const rated = of(1);
  const asked = rated.counts.attempts.includes(1) ? of(2) : rated;
  return {
    passRate: meanPassRate(rated.counts, rated.options),
    bits: populationMean(entropyRate, asked.counts, asked.options),
  };
}

/** The prompt of a group; one that names none is a prompt of its own. */
const promptAt = ({ codes }: Dictionary, i: number): number => (codes[i]! < 0 ? -1 - i : codes[i]!);
