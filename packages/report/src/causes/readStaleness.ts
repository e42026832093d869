import type { Estimate } from '@bits-per-sample/core';
import { entropyRate, type LagSlope, lagSlope, populationMean } from '@bits-per-sample/info';
import type { JudgedGroup, JudgedSample } from './judgedSample.ts';

/** Groups of one lag: updates of the policy between sampling and training. */
export interface StalenessRow {
  /** The lag, rounded where rollouts of a group have several. */
  readonly lag: number;
  /** Groups of this lag. */
  readonly groups: number;
  /** Their rollouts. */
  readonly rollouts: number;
  /** Share of groups of two or more whose rewards differ; null without one. */
  readonly liveShare: number | null;
  /** Mean over groups; null without a success rule. */
  readonly passRate: number | null;
  /** Share of groups that are all wrong; null without a success rule. */
  readonly allWrongShare: number | null;
  /** Mean over prompts; null without a success rule. */
  readonly bits: Estimate<'bits/rollout'> | null;
}

/** What is left and what goes when rollouts above a lag are discarded. */
export interface StalenessCap {
  /** Rollouts above this lag go. */
  readonly lag: number;
  /** Share of the rollouts that goes. */
  readonly discardedShare: number;
  /** Pass rate of the groups that stay, and of those that go; null without a success rule. */
  readonly passRate: { readonly kept: number; readonly discarded: number } | null;
  /** Share of all-wrong groups among either. */
  readonly allWrongShare: { readonly kept: number; readonly discarded: number } | null;
}

/** What the age of rollouts costs. */
export interface ReportStaleness {
  /** Groups whose lag is known, in the log or in a sample of it. */
  readonly groups: number;
  /** Mean lag of the groups. */
  readonly meanLag: number;
  /** By lag, the least first. */
  readonly byLag: readonly StalenessRow[];
  /** Change of the live share for each update of lag, within steps; null where lags do not vary within steps, or steps are not named. */
  readonly liveSlope: LagSlope | null;
  /** The same of the pass rate. */
  readonly passSlope: LagSlope | null;
  /** What a cap on the lag would do to the mix of prompts. */
  readonly caps: readonly StalenessCap[];
  /**
   * (Σw)²/(nΣw²), w the ratio of the trained policy's probability of each answer to the sampler's:
   * 1 for rollouts of the policy itself. Null where ratios are not logged.
   */
  readonly effectiveShare: number | null;
}

/** A group with what is asked of it. */
interface Lagged {
  readonly step: number;
  readonly prompt: string;
  readonly lag: number;
  readonly size: number;
  readonly live: number;
  readonly right: number;
  readonly known: number;
}

/** Lags that get a row. */
const MOST_ROWS = 16;

/**
 * The staleness ledger: live groups, bits and pass rates by lag, what a cap on the lag would do to
 * the mix of prompts, and how many rollouts of the trained policy these are worth.
 *
 * @returns null where no lag is logged.
 */
export function readStaleness(
  { groups, verdict, fields }: JudgedSample,
  level: number,
): ReportStaleness | null {
  const lagged = fields.has('lag') ? groups.flatMap(laggedGroup) : [];
  if (lagged.length === 0) return null;
  const judged = verdict !== 'none';
  const lags = [...new Set(lagged.map(({ lag }) => Math.round(lag)))].sort((a, b) => a - b);
  const slope = (value: (group: Lagged) => number): LagSlope | null => {
    const among = lagged.filter(({ size }) => size >= 2);
    // over all steps together what is learned would pass for staleness
    if (among.some(({ step }) => Number.isNaN(step))) return null;
    const found = lagSlope({
      steps: among.map(({ step }) => String(step)),
      lags: among.map(({ lag }) => lag),
      prompts: among.map(({ prompt }) => prompt),
      values: among.map(value),
    });
    return Number.isFinite(found.z) ? found : null;
  };
  return {
    groups: lagged.length,
    meanLag: mean(lagged.map(({ lag }) => lag)),
    byLag: lags.slice(0, MOST_ROWS).map((lag) => {
      const own = lagged.filter((group) => Math.round(group.lag) === lag);
      return rowOf(lag, own, level);
    }),
    liveSlope: slope(({ live }) => live),
    passSlope: judged ? slope(({ right, known }) => right / known) : null,
    caps: lags
      .slice(0, -1)
      .slice(0, MOST_ROWS)
      .map((lag) => capOf(lag, lagged, judged)),
    effectiveShare: effectiveShare(groups),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length;

function laggedGroup(group: JudgedGroup): Lagged[] {
  const lags = known(group.size, (i) => group.at('lag', i));
  if (lags.length === 0) return [];
  const rewards = known(group.size, (i) => group.at('reward', i));
  if (rewards.length === 0) return [];
  const verdicts = known(group.size, (i) => group.verdicts[i]!);
  const spread = Math.max(...rewards) - Math.min(...rewards);
  const near = 1e-9 * Math.max(1, ...rewards.map(Math.abs));
  return [
    {
      step: group.step,
      prompt: group.prompt,
      lag: mean(lags),
      size: rewards.length,
      live: Number(spread > near),
      right: verdicts.reduce((sum, x) => sum + x, 0),
      known: verdicts.length,
    },
  ];
}

/** What is known of a field of a group. */
function known(size: number, at: (i: number) => number): number[] {
  const values: number[] = [];
  for (let i = 0; i < size; i++) if (Number.isFinite(at(i))) values.push(at(i));
  return values;
}

function rowOf(lag: number, own: readonly Lagged[], level: number): StalenessRow {
  const several = own.filter(({ size }) => size >= 2);
  const known = own.filter((group) => group.known > 0);
  const bits =
    known.length > 0
      ? populationMean(
          entropyRate,
          {
            successes: known.map(({ right }) => right),
            attempts: known.map((group) => group.known),
          },
          { prompts: known.map(({ prompt }) => prompt), level },
        )
      : undefined;
  return {
    lag,
    groups: own.length,
    rollouts: own.reduce((sum, { size }) => sum + size, 0),
    liveShare: several.length === 0 ? null : mean(several.map(({ live }) => live)),
    passRate: known.length > 0 ? passRate(own) : null,
    allWrongShare: known.length > 0 ? allWrong(own) : null,
    bits:
      bits === undefined || Number.isNaN(bits.value) ? null : (bits as Estimate<'bits/rollout'>),
  };
}

const passRate = (groups: readonly Lagged[]): number =>
  mean(groups.filter(({ known }) => known > 0).map(({ right, known }) => right / known));

const allWrong = (groups: readonly Lagged[]): number =>
  mean(groups.filter(({ known }) => known > 0).map(({ right }) => Number(right === 0)));

function capOf(lag: number, all: readonly Lagged[], judged: boolean): StalenessCap {
  const kept = all.filter((group) => Math.round(group.lag) <= lag);
  const discarded = all.filter((group) => Math.round(group.lag) > lag);
  const rollouts = (groups: readonly Lagged[]): number =>
    groups.reduce((sum, { size }) => sum + size, 0);
  const both = (of: (groups: readonly Lagged[]) => number) =>
    judged && [kept, discarded].every((groups) => groups.some(({ known }) => known > 0))
      ? { kept: of(kept), discarded: of(discarded) }
      : null;
  return {
    lag,
    discardedShare: rollouts(discarded) / rollouts(all),
    passRate: both(passRate),
    allWrongShare: both(allWrong),
  };
}

/** How many rollouts of the trained policy these are worth, as a share. */
function effectiveShare(groups: readonly JudgedGroup[]): number | null {
  const ratios = groups.flatMap((group) => known(group.size, (i) => group.at('log_ratio', i)));
  if (ratios.length < 2) return null;
  const most = ratios.reduce((largest, x) => Math.max(largest, x), Number.NEGATIVE_INFINITY);
  const weights = ratios.map((x) => Math.exp(x - most));
  const sum = weights.reduce((total, w) => total + w, 0);
  return sum ** 2 / (ratios.length * weights.reduce((total, w) => total + w * w, 0));
}
