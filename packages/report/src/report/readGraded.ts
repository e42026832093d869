import type { Estimate, Table } from '@bits-per-sample/core';
import { clusterMean, countEntropy } from '@bits-per-sample/info';
import type { JudgedGroup, JudgedSample } from '../causes/judgedSample.ts';
import { numberAt } from '../trials/numberAt.ts';
import type { Groups } from '../trials/readGroups.ts';
import { defined, finite } from './numbers.ts';

/** What rewards tell that no rule calls right or wrong. */
export interface ReportGraded {
  /** Distinct rewards; null when there are more than 64. */
  readonly values: number | null;
  /** The smallest difference of two of them; null when there are more than 64. */
  readonly resolution: number | null;
  /** Groups of two or more in which every reward is the greatest of the log. */
  readonly best: number;
  /** Groups in which every reward is the least. */
  readonly worst: number;
  /** Groups whose rewards are equal, and neither. */
  readonly between: number;
  /** Chance that two rollouts of a prompt get the same reward; null without a sample of rollouts. */
  readonly ties: Estimate<'probability'> | null;
  /** Bits per rollout, at least: −log₂ of the ties. Null where no two rewards were seen to tie. */
  readonly bitsAtLeast: Estimate<'bits/rollout'> | null;
  /** Bits per rollout, at most: the entropy of all rewards together. Null for more than 64 values. */
  readonly bitsAtMost: number | null;
}

/** Rollouts below which the entropy of all rewards is not told. */
const FEW = 100;

/**
 * Graded rewards by what holds without a rule: which groups are all best or all worst, how finely
 * rewards differ, how often two answers to a prompt tie, and bounds on the bits of a rollout.
 *
 * With p the chances of the rewards of a prompt, two rollouts tie with Σp², which Σm(m − 1)/n(n − 1)
 * tells without bias from a group of n. H(p) ≥ −log₂ Σp², and by Jensen's inequality the mean over
 * prompts is at least −log₂ of the mean; it is at most the entropy of all rewards together, since
 * knowing the prompt never adds uncertainty.
 *
 * @param table sums of the groups.
 * @param groups the same, read.
 * @param options sampled rollouts and the level of the intervals.
 * @returns null where a rule tells right from wrong, or all rewards are equal.
 */
export function readGraded(
  table: Table,
  groups: Groups,
  { sample, level }: { readonly sample: JudgedSample; readonly level: number },
): ReportGraded | null {
  const { values, success } = groups;
  if (success.source !== 'none' || values?.length === 1 || groups.size === 0) return null;
  const sampled = sample.groups.filter(({ size }) => size >= 2);
  const ties = tiesOf(sampled, level);
  return {
    values: values?.length ?? null,
    resolution: values === null ? null : finite(gapOf(values)),
    ...equalGroups(table, groups),
    ties: defined(ties) as ReportGraded['ties'],
    bitsAtLeast: ties.value > 0 ? bitsOf(ties) : null,
    bitsAtMost: values === null ? null : entropyOf(sampled),
  };
}

const gapOf = (values: readonly number[]): number =>
  values.reduce(
    (least, x, i) => (i === 0 ? least : Math.min(least, x - values[i - 1]!)),
    Number.POSITIVE_INFINITY,
  );

/** Groups of equal rewards by where these lie. */
function equalGroups(
  table: Table,
  groups: Groups,
): Pick<ReportGraded, 'best' | 'worst' | 'between'> {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < table.rowCount; i++) {
    if (!(groups.rewards[i]! > 0)) continue;
    low = Math.min(low, numberAt(table, 'reward_min', i));
    high = Math.max(high, numberAt(table, 'reward_max', i));
  }
  const near = 1e-9 * Math.max(1, Math.abs(low), Math.abs(high));
  const counts = { best: 0, worst: 0, between: 0 };
  for (let i = 0; i < table.rowCount; i++) {
    if (groups.equalNearly[i] !== 1) continue;
    const reward = groups.meanReward[i]!;
    counts[high - reward <= near ? 'best' : reward - low <= near ? 'worst' : 'between']++;
  }
  return counts;
}

/** Rewards up to float noise. */
const nameOf = (reward: number): string => String(Number(reward.toPrecision(9)));

function countsOf(groups: readonly JudgedGroup[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const group of groups)
    for (let i = 0; i < group.size; i++) {
      const reward = group.at('reward', i);
      if (Number.isNaN(reward)) continue;
      const name = nameOf(reward);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  return counts;
}

/** Mean over prompts of the chance that two rollouts of a group tie. */
function tiesOf(groups: readonly JudgedGroup[], level: number): Estimate<'probability'> {
  const byPrompt = new Map<string, { sum: number; n: number }>();
  for (const group of groups) {
    const counts = [...countsOf([group]).values()];
    const n = counts.reduce((sum, m) => sum + m, 0);
    if (n < 2) continue;
    const pairs = counts.reduce((sum, m) => sum + m * (m - 1), 0) / (n * (n - 1));
    const known = byPrompt.get(group.prompt) ?? { sum: 0, n: 0 };
    byPrompt.set(group.prompt, { sum: known.sum + pairs, n: known.n + 1 });
  }
  const means = [...byPrompt.values()].map(({ sum, n }) => sum / n);
  const { value, lower, upper } = clusterMean({ means, range: [0, 1], level });
  return {
    value,
    lower,
    upper,
    level,
    n: means.length,
    unit: 'probability',
    method: 'pairs of rollouts, mean over prompts',
  };
}

const bitsOf = ({ value, lower, upper, level, n }: Estimate): Estimate<'bits/rollout'> => ({
  value: -Math.log2(value),
  lower: -Math.log2(upper),
  upper: -Math.log2(lower),
  level,
  n,
  unit: 'bits/rollout',
  method: '−log₂ of the ties, at least',
});

function entropyOf(groups: readonly JudgedGroup[]): number | null {
  const counts = [...countsOf(groups).values()];
  if (counts.reduce((sum, m) => sum + m, 0) < FEW) return null;
  return countEntropy(counts, { method: 'miller-madow' });
}
