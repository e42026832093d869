import { checkNumbers, checkObject, checkSameLength, DomainError } from '@bits-per-sample/core';
import { denseCodes } from '../numeric/denseCodes.ts';

/** Rollouts with their lengths; shape [rollouts]. */
export interface RolloutLengths {
  /** Group of each rollout: those of one prompt at one step. */
  readonly groups: ArrayLike<string | number>;
  /** Length of each answer, in any unit; NaN where it is not known. */
  readonly lengths: ArrayLike<number>;
  /** 1 for a right answer, 0 for a wrong one; NaN where it is not known. */
  readonly successes: ArrayLike<number>;
}

/** Whether right answers are longer than wrong ones to the same prompt. */
export interface LengthPays {
  /** Deviate of van Elteren's test: above 0, right answers are longer. */
  readonly z: number;
  /** Chance that a right answer is longer than a wrong one of its group; ties count half. */
  readonly auc: number;
  /** Live groups that it was told from. */
  readonly groups: number;
}

/** Live groups below which nothing is said. */
const LEAST_GROUPS = 20;

/**
 * Whether length pays: whether, within groups, right answers are longer than wrong ones.
 *
 * A learner that is paid for length grows its answers whether or not they get better. Lengths are
 * compared within groups alone, since long answers belong to hard prompts: over all rollouts a
 * healthy run would show the opposite of what pays. Rank sums U of the groups with both outcomes,
 * less their mean k(n − k)/2, weigh 1/(n + 1) each; AUC = ΣU/Σk(n − k).
 *
 * @param rollouts group, length and success of each; a rollout of which one is NaN is left out.
 * @returns z, AUC and the number of groups with both outcomes; NaN below 20 of them.
 * @throws {DomainError} columns that are no numbers or of different lengths; a success that is
 *   neither 0 nor 1.
 *
 * @see van Elteren (1960), On the combination of independent two-sample tests of Wilcoxon
 *
 * @example
 * ```ts
 * const groups = Array.from({ length: 80 }, (_, i) => i >> 2);
 * const lengths = groups.map((_, i) => 100 + (i % 4));
 * const successes = groups.map((_, i) => Number(i % 4 === 3)); // the longest of each group
 * lengthPays({ groups, lengths, successes }).auc; // => 1
 * ```
 */
export function lengthPays(rollouts: RolloutLengths): LengthPays {
  const fn = 'lengthPays';
  checkObject(fn, 'rollouts', rollouts);
  const { groups, lengths, successes } = rollouts;
  checkNumbers(fn, 'lengths', lengths);
  checkSameLength(fn, 'groups', groups, lengths.length);
  checkSameLength(fn, 'successes', successes, lengths.length);
  const { codes, count } = denseCodes(groups, lengths.length);
  const members = Array.from({ length: count }, (): { length: number; right: number }[] => []);
  for (let i = 0; i < lengths.length; i++) {
    const right = successes[i]!;
    if (right !== 0 && right !== 1 && !Number.isNaN(right))
      throw new DomainError(fn, 'successes', '0, 1 or NaN', right, i);
    if (!Number.isNaN(right) && !Number.isNaN(lengths[i]!))
      members[codes[i]!]!.push({ length: lengths[i]!, right });
  }
  const sum = { deviation: 0, variance: 0, wins: 0, pairs: 0, groups: 0 };
  for (const group of members) {
    const n = group.length;
    const k = group.reduce((total, { right }) => total + right, 0);
    if (k === 0 || k === n) continue;
    const { wins, rankVariance } = rankSum(group);
    const weight = 1 / (n + 1);
    sum.deviation += (wins - (k * (n - k)) / 2) * weight;
    sum.variance += ((k * (n - k)) / (n - 1)) * rankVariance * weight ** 2;
    sum.wins += wins;
    sum.pairs += k * (n - k);
    sum.groups++;
  }
  if (sum.groups < LEAST_GROUPS) return { z: NaN, auc: NaN, groups: sum.groups };
  return {
    // 1e−12: where all lengths are equal nothing deviates
    z: sum.deviation / Math.sqrt(sum.variance + 1e-12),
    auc: sum.wins / sum.pairs,
    groups: sum.groups,
  };
}

/** How often a right answer is longer than a wrong one, and the variance of ranks with their ties. */
function rankSum(group: { length: number; right: number }[]) {
  const n = group.length;
  group.sort((a, b) => a.length - b.length);
  let [ranks, right, squares] = [0, 0, 0];
  for (let start = 0; start < n; ) {
    let end = start;
    let rightHere = 0;
    while (end < n && group[end]!.length === group[start]!.length) rightHere += group[end++]!.right;
    const rank = (start + end - 1) / 2;
    ranks += rightHere * rank;
    right += rightHere;
    squares += (end - start) * (rank - (n - 1) / 2) ** 2;
    start = end;
  }
  return { wins: ranks - (right * (right - 1)) / 2, rankVariance: squares / n };
}
