import { checkScores, type ScoreMoments } from '../score/scoreMoments.ts';
import { binomialWeights } from './binomialWeights.ts';
import { groupAdvantages } from './groupAdvantages.ts';
import { checkEstimator, type GroupEstimator } from './groupEstimator.ts';
import { type GroupMoments, spread, toMoments } from './groupSpread.ts';

/** Moments of a group that passed the filter, and how often one does. */
export interface FilteredGroupMoments extends GroupMoments {
  /** Probability that a group is kept, 1 − p^N − q^N. */
  readonly kept: number;
}

/**
 * Weight, signal and noise of one *kept* group when groups with all-equal rewards are thrown
 * away and sampled again (DAPO dynamic sampling).
 *
 * Filtering makes each update cleaner and each kept group dearer: 1/kept groups must be rolled
 * out for one. For an estimator that gives dead groups zero (GRPO), prompts drawn at random and
 * groups that are averaged, the expected direction over prompts does not change, only its scale; a
 * learner gains per update, not per rollout. Divided by the tokens of the kept batch, as DAPO's own
 * loss is, it holds nearly.
 *
 *     w | kept = E[c · 1{0 < K < N}] / (p q · kept)
 *
 * @param scores class-conditional score moments of the prompt.
 * @param options the estimator and its settings; DAPO has `grpo`.
 * @returns moments per kept group and the probability of keeping one; NaN moments where no group
 *   is ever kept (p = 0, p = 1 or N = 1).
 * @throws {DomainError} as {@link groupMoments}.
 *
 * @see Yu et al. (2025), DAPO, arXiv:2503.14476
 *
 * @example
 * ```ts
 * const scores = { p: 0.5, squaredGap: 2, successVariance: 0, failureVariance: 0 };
 * filteredGroupMoments(scores, { estimator: 'grpo', groupSize: 2 });
 * // => { kept: 0.5, weight: 2, signal: 0.5, noise: 0, signalToNoise: Infinity }
 * ```
 */
export function filteredGroupMoments(
  scores: ScoreMoments,
  options: GroupEstimator,
): FilteredGroupMoments {
  checkScores('filteredGroupMoments', scores);
  const settings = checkEstimator('filteredGroupMoments', options);
  const table = groupAdvantages(settings);
  const n = settings.groupSize;
  const { p } = scores;
  const weights = binomialWeights(n, p);
  weights[0] = 0;
  weights[n] = 0;
  const kept = weights.reduce((sum, w) => sum + w, 0);
  if (!(kept > 0)) return { kept, weight: NaN, signal: NaN, noise: NaN, signalToNoise: NaN };
  // c(K) / (p q), with q^(N−1) and p^(N−1) left out of the successes and failures respectively
  let weight = 0;
  for (let k = 1; k < n; k++) {
    const { success, failure } = table;
    weight += weights[k]! * ((k * success[k]!) / p - ((n - k) * failure[k]!) / (1 - p));
  }
  const conditional = weights.map((w) => w / kept);
  return { kept, ...toMoments(weight / n / kept, scores, spread(scores, table, conditional)) };
}
