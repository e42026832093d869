import { checkScores, type ScoreMoments } from '../score/scoreMoments.ts';
import { binomialWeights } from './binomialWeights.ts';
import { constantBaselineNoise } from './constantBaselineNoise.ts';
import { groupAdvantages } from './groupAdvantages.ts';
import { checkEstimator, type GroupEstimator } from './groupEstimator.ts';
import { type GroupMoments, meanWeight, spread, toMoments } from './groupSpread.ts';
import { passkWeight } from './passkWeight.ts';

/**
 * Weight, signal and noise of the gradient of one prompt's group, exact at finite N.
 *
 * The gradient is ĝ = (1/N) Σ Aᵢ sᵢ. Its expectation is w ∇p: w is how hard the estimator pulls
 * on a prompt of pass rate p, and signal / noise is how sure one group is of the direction. The
 * noise averages out over groups; the unit of an RL batch is the group, not the rollout.
 *
 *     c(K)   = (K a₁(K) q − (N − K) a₀(K) p) / N,   K ~ Binomial(N, p)
 *     w      = E[c] / (p q) = E[a₁(J + 1) − a₀(J)],   J ~ Binomial(N − 1, p)
 *     signal = E[c]² |δ|²
 *     noise  = Var[c] |δ|² + E[K a₁² τ₁ + (N − K) a₀² τ₀] / N²
 *
 * The second form of w divides by nothing, so it also holds its digits at p = 1e-12 and is the
 * limit at p = 0 and 1. The model takes the advantages as they are: no clipping, no KL term, no
 * length normalisation, every rollout from the current policy.
 *
 * @param scores class-conditional score moments of the prompt.
 * @param options the estimator and its settings.
 * @returns weight, signal, noise and their ratio; NaN where an argument is NaN.
 * @throws {DomainError} p outside [0, 1], a negative moment, or a setting outside its domain.
 *
 * @example
 * ```ts
 * const scores = { p: 0.5, squaredGap: 2, successVariance: 0, failureVariance: 0 };
 * groupMoments(scores, { estimator: 'rloo', groupSize: 8 });
 * // => { weight: 1, signal: 0.125, noise: 0.125 / 28, signalToNoise: 28 }
 * groupMoments(scores, { estimator: 'grpo', groupSize: 2 }).weight; // => 1
 * ```
 */
export function groupMoments(scores: ScoreMoments, options: GroupEstimator): GroupMoments {
  checkScores('groupMoments', scores);
  const settings = checkEstimator('groupMoments', options);
  const { estimator, groupSize, batchMean, batchDeviation } = settings;
  const table = groupAdvantages(settings);
  const weight =
    estimator === 'pkpo'
      ? passkWeight(scores.p, settings.k)
      : meanWeight(scores.p, groupSize, table);
  if (estimator === 'reinforce' || estimator === 'baseline' || estimator === 'reinforcePlusPlus') {
    const baseline = estimator === 'baseline' ? settings.baseline : batchMean;
    const noise = constantBaselineNoise(scores, groupSize, baseline) / batchDeviation ** 2;
    return toMoments(weight, scores, noise);
  }
  return toMoments(weight, scores, spread(scores, table, binomialWeights(groupSize, scores.p)));
}
