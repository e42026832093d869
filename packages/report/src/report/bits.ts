import { type Estimate, formatCount, formatPlural } from '@bits-per-sample/core';
import {
  entropyRate,
  meanEntropy,
  type PopulationMean,
  pooledEntropy,
  promptsForMargin,
} from '@bits-per-sample/info';
import { countCells } from '../trials/countCells.ts';
import type { GroupCounts } from '../trials/groupCounts.ts';
import { type AskedGroups, observations } from './askedGroups.ts';
import { ZONE } from './histogram.ts';
import { defined, finite } from './numbers.ts';
import type { Warnings } from './warnings.ts';

/** Bits per rollout: how open a prompt's rewards were, on average over prompts. */
export interface ReportBits {
  /**
   * Mean over prompts of H(p), whatever the distribution of pass rates: at most that is news to a
   * learner that knows each prompt's pass rate.
   */
  readonly perRollout: Estimate<'bits/rollout'> | null;
  /** Bits of the verdicts themselves: `perRollout`, unless the caller says how verdicts err. */
  readonly verdicts: Estimate<'bits/rollout'> | null;
  /**
   * The same about being right, of verdicts that err: as the caller says (then `perRollout` is that
   * already), or as equal answers with different verdicts tell. Null where verdicts are taken as right.
   */
  readonly correctness: Estimate<'bits/rollout'> | null;
  /** The part of the interval that comes from too few rollouts per group: ± so many bits. */
  readonly biasBound: number | null;
  /** Prompts that a log must hold for ±0.02 bits; null when no number of them would do. */
  readonly promptsNeeded: number | null;
  /** Rollouts per prompt with which it can be had; null when it has been. */
  readonly groupSizeNeeded: number | null;
  /** Mean over groups of H(k/n): biased low, for comparison with other tools. */
  readonly plugin: number | null;
  /** H of the pooled pass rate: what a learner is told that cannot tell prompts apart, at most. */
  readonly pooled: number | null;
  /**
   * Supervised bits beside them: −log₂ π of the run's own right answers, what one would carry
   * shown as a label, at least. Mean over prompts with a right answer whose log-probability is
   * known.
   */
  readonly supervised: Estimate<'bits/sample'> | null;
  /**
   * What a reward was worth to the policy's own recalibrated confidence: the held-out surprise at
   * it of one that knows the summed log-probability of the answer. On average an upper bound of
   * H(reward | log-probability), at any temperature.
   */
  readonly surprise: Estimate<'bits/rollout'> | null;
}

/** Groups of k successes in n attempts: the sufficient statistic of everything above. */
export interface CountsCell {
  /** Successes k. */
  readonly successes: number;
  /** Attempts n. */
  readonly attempts: number;
  /** Groups with that k and n. */
  readonly groups: number;
}

/** Groups that were right 11–89 % of the time, where H(k/n) ≥ ½, as they were observed. */
export interface ReportZone {
  /** Lower end, where H(p) = ½. */
  readonly from: number;
  /** Upper end, where H(p) = ½. */
  readonly to: number;
  /** Groups whose observed pass rate lies inside. */
  readonly groups: number;
  /** Their share of all groups of two or more. How many prompts truly lie there no counts tell. */
  readonly share: number;
}

/** Half-width that is good enough for bits. */
export const GOOD = 0.02;

/** Bits per rollout with what they rest on, all that sums tell. */
export function readBits(
  asked: AskedGroups | null,
  mean: PopulationMean | undefined,
  supervised: ReportBits['supervised'],
  warnings: Warnings,
): Omit<ReportBits, 'surprise' | 'correctness' | 'verdicts'> {
  if (supervised === null)
    warnings.detail(
      'no-supervised-bits',
      'Fewer than two prompts have a right answer with a log-probability, so what one would carry as a label cannot be told (`logprob: COLUMN` names it).',
      'bits.supervised',
    );
  const unknown = { perRollout: null, biasBound: null, promptsNeeded: null, groupSizeNeeded: null };
  if (asked === null || mean === undefined)
    return { ...unknown, plugin: null, pooled: null, supervised };
  const estimate = mean as PopulationMean<'bits/rollout'>;
  const perRollout = defined(estimate);
  const prompts = observations(asked);
  if (perRollout === null)
    warnings.alarm(
      'bits-unknown',
      `Bits per rollout cannot be told: ${estimate.method.replace(/^undefined: /, '')}.`,
      'bits.perRollout',
      'bits.verdicts',
      'bits.biasBound',
    );
  else if (prompts < 10)
    warnings.note(
      'few-prompts',
      `${formatPlural(prompts, asked.promptCount === null ? 'group' : 'prompt')} say little of prompts like these: below 10 the numbers are rough, and no group size is advised.`,
    );
  const { successes, attempts } = asked.counts;
  return {
    perRollout,
    biasBound: finite(estimate.biasBound),
    ...needed(estimate, asked, warnings),
    plugin: finite(meanEntropy(asked.counts, { method: 'plugin', level: asked.level }).value),
    pooled: finite(pooledEntropy({ successes, attempts }).pooled),
    supervised,
  };
}

/** What a log must hold for the bits to be known to ±0.02. */
function needed(
  { value, lower, upper, biasBound }: PopulationMean,
  { counts, question, level, kept, ...asked }: AskedGroups,
  warnings: Warnings,
): Pick<ReportBits, 'promptsNeeded' | 'groupSizeNeeded'> {
  const half = (upper - lower) / 2;
  const unknown = (code: string, why: string) => {
    warnings.detail(code, why, 'bits.promptsNeeded', 'bits.groupSizeNeeded');
    return { promptsNeeded: null, groupSizeNeeded: null };
  };
  if (!(half > GOOD) || value === 0 || kept || question === 'these')
    return unknown(
      'bits-known',
      'How much more must be logged is told where the bits of prompts like these are known to less than ±0.02.',
    );
  const prompts = observations({ counts, question, level, kept, ...asked });
  if (prompts < 2) return unknown('bits-known', 'One prompt does not tell how many are needed.');
  const groupSize = Math.min(mode(counts), 16_384);
  // what chance leaves of the half-width, as if the two had been added in squares
  const spread = (Math.sqrt(Math.max(0, half ** 2 - biasBound ** 2)) / 1.96) * Math.sqrt(prompts);
  const wish = promptsForMargin(entropyRate, { margin: GOOD, groupSize, spread, level });
  if (Number.isNaN(wish.prompts)) {
    warnings.detail(
      'groups-too-small',
      `Groups of ${formatCount(groupSize)} cannot show bits to ±${GOOD}, however many prompts there are.`,
      'bits.promptsNeeded',
    );
    return { promptsNeeded: null, groupSizeNeeded: wish.groupSize };
  }
  return { promptsNeeded: finite(wish.prompts), groupSizeNeeded: groupSize };
}

/** The most common number of attempts. */
function mode(counts: GroupCounts): number {
  const { attempts, groups } = countCells(counts);
  const times = new Map<number, number>();
  for (const [cell, n] of attempts.entries()) times.set(n, (times.get(n) ?? 0) + groups[cell]!);
  return [...times].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}

/** How many groups were right 11–89 % of the time. */
export function zoneOf(counts: GroupCounts): ReportZone {
  const { successes, attempts, groups } = countCells(counts);
  const inside = groups.reduce((sum, times, cell) => {
    const p = successes[cell]! / attempts[cell]!;
    return p >= ZONE.from && p <= ZONE.to ? sum + times : sum;
  }, 0);
  return { ...ZONE, groups: inside, share: inside / counts.attempts.length };
}

/** Groups by successes and attempts. */
export function cellsOf(counts: GroupCounts): CountsCell[] {
  const { successes, attempts, groups } = countCells(counts);
  return Array.from(groups, (times, cell) => ({
    successes: successes[cell]!,
    attempts: attempts[cell]!,
    groups: times,
  })).sort((x, y) => x.attempts - y.attempts || x.successes - y.successes);
}
