import { checkProbability } from '@bits-per-sample/core';
import { binomialWeights } from './binomialWeights.ts';
import { groupAdvantages } from './groupAdvantages.ts';
import { checkEstimator, type GroupEstimator } from './groupEstimator.ts';

/**
 * The objective J(p) that a group estimator really climbs: its expected gradient is ∇J.
 *
 * RLOO climbs p itself. GRPO in a group of N climbs something between p and 2 arcsin √p, MaxRL a
 * cut-off logarithm, a pass@k method the chance of one success among k. Two estimators with the
 * same J differ only in noise.
 *
 *     J(p) = (1/N) Σₖ₌₁ᴺ [a₁(k) − a₀(k − 1)] P(K ≥ k),   K ~ Binomial(N, p),   J(0) = 0
 *
 * @param p pass rate of the prompt, in [0, 1].
 * @param options the estimator and its settings.
 * @returns J(p); its derivative is the weight of {@link groupMoments}.
 * @throws {DomainError} p outside [0, 1], or a setting outside its domain.
 *
 * @example
 * ```ts
 * groupObjective(0.3, { estimator: 'rloo', groupSize: 8 }); // => 0.3
 * groupObjective(0.5, { estimator: 'pkpo', groupSize: 8, k: 2 }); // => 0.75
 * ```
 */
export function groupObjective(p: number, options: GroupEstimator): number {
  checkProbability('groupObjective', 'p', p);
  const settings = checkEstimator('groupObjective', options);
  const { success, failure } = groupAdvantages(settings);
  const n = settings.groupSize;
  const weights = binomialWeights(n, p);
  let atLeast = 0;
  let sum = 0;
  for (let k = n; k >= 1; k--) {
    atLeast += weights[k]!;
    sum += (success[k]! - failure[k - 1]!) * atLeast;
  }
  return sum / n;
}
