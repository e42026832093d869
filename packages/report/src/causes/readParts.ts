import type { Dictionary, Estimate, PassCounts, Table } from '@bits-per-sample/core';
import { entropyRate, meanPassRate, populationMean } from '@bits-per-sample/info';
import { defined } from '../trials/defined.ts';
import { numberAt } from '../trials/numberAt.ts';
import { isLivePart } from './isLivePart.ts';

/** One reward function of several. */
export interface ReportPart {
  /** Its name in the log. */
  readonly name: string;
  /** Rollouts that it scored. */
  readonly rollouts: number;
  /** Mean over rollouts, without its weight. */
  readonly mean: number;
  /** Least value. */
  readonly min: number;
  /** Greatest value. */
  readonly max: number;
  /** Groups of two or more in which it differs. */
  readonly liveGroups: number;
  /** Their share of the groups of two or more that it scored; null where there is none. */
  readonly liveShare: number | null;
  /** Share of rollouts that were paid its greatest value, mean over prompts; null unless it takes two values. */
  readonly paid: Estimate<'probability'> | null;
  /** Bits per rollout of this part alone: mean over prompts of H of its share; null unless it takes two values, or one. */
  readonly bits: Estimate<'bits/rollout'> | null;
}

const PART = /^part:(.*)_sum$/s;

/**
 * The parts of the reward, over all groups: how often each pays, in how many groups it differs, and
 * how open it is.
 *
 * @param table sums of groups.
 * @param options prompt of each group; level of the intervals.
 */
export const readParts = (
  table: Table,
  options: { readonly prompts?: Dictionary | undefined; readonly level?: number } = {},
): ReportPart[] => partNames(table).flatMap((name) => partOf(table, name, options) ?? []);

/** The names of the parts in the sums of groups. */
export const partNames = ({ columns }: Table): string[] =>
  Object.keys(columns).flatMap((column) => PART.exec(column)?.[1] ?? []);

function partOf(
  table: Table,
  name: string,
  { prompts, level = 0.95 }: { prompts?: Dictionary | undefined; level?: number },
): ReportPart | undefined {
  let [rollouts, total, liveGroups, judged] = [0, 0, 0, 0];
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < table.rowCount; i++) {
    const n = numberAt(table, `part:${name}_n`, i);
    if (!(n > 0)) continue;
    rollouts += n;
    total += numberAt(table, `part:${name}_sum`, i);
    min = Math.min(min, numberAt(table, `part:${name}_min`, i));
    max = Math.max(max, numberAt(table, `part:${name}_max`, i));
    if (n >= 2) judged++;
    if (isLivePart(table, name, i)) liveGroups++;
  }
  if (rollouts === 0) return undefined;
  const asked = countsOfPart(table, name, { min, max }, prompts);
  return {
    name,
    rollouts,
    mean: total / rollouts,
    min,
    max,
    liveGroups,
    liveShare: judged === 0 ? null : liveGroups / judged,
    paid: asked && defined(meanPassRate(asked.counts, { prompts: asked.prompts, level })),
    bits: asked && bitsOf(asked.counts, asked.prompts, level),
  };
}

const bitsOf = (
  counts: PassCounts,
  prompts: number[] | undefined,
  level: number,
): ReportPart['bits'] =>
  defined(populationMean(entropyRate, counts, { prompts, level })) as ReportPart['bits'];

/**
 * How often each group was paid the greatest value of a part; null where it takes more than two
 * values. A part that never paid is 0 at its one value, or below.
 */
function countsOfPart(
  table: Table,
  name: string,
  { min, max }: { readonly min: number; readonly max: number },
  dictionary: Dictionary | undefined,
): { counts: PassCounts; prompts: number[] | undefined } | null {
  const [successes, attempts, prompts]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < table.rowCount; i++) {
    const n = numberAt(table, `part:${name}_n`, i);
    if (!(n > 0)) continue;
    const share =
      max > min
        ? (numberAt(table, `part:${name}_sum`, i) - n * min) / (max - min)
        : max > 0
          ? n
          : 0;
    const k = Math.round(share);
    const spread = ((k * (n - k)) / n) * (max - min) ** 2;
    const seen = numberAt(table, `part:${name}_m2`, i);
    const near = 1e-6 * Math.max(1, spread);
    if (Math.abs(share - k) > 1e-6 * n || !(Math.abs(seen - spread) <= near)) return null;
    successes.push(k);
    attempts.push(n);
    const code = dictionary?.codes[i] ?? -1;
    // a group whose prompt is not named is a prompt of its own
    prompts.push(code < 0 ? -1 - i : code);
  }
  return { counts: { successes, attempts }, prompts: dictionary && prompts };
}
