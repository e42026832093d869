import { type AdvantageTable, groupAdvantages } from './groupAdvantages.ts';
import { checkEstimator, type GroupEstimator } from './groupEstimator.ts';

/**
 * The advantages that an estimator gives to the successes and failures of a group.
 *
 * With 0/1 rewards an estimator is nothing but this table: two numbers for every count K of
 * successes. Signal, noise, weight on prompts and the objective climbed all follow from it.
 *
 * @param options the estimator and its settings.
 * @returns advantages by K = 0 … N; 0 where the class is empty.
 * @throws {DomainError} a setting outside its domain.
 *
 * @see Shao et al. (2024), DeepSeekMath, arXiv:2402.03300 (GRPO); Ahmadian et al. (2024),
 *   arXiv:2402.14740 (RLOO); Liu et al. (2025), arXiv:2503.20783 (Dr.GRPO)
 *
 * @example
 * ```ts
 * const { success, failure } = advantageTable({ estimator: 'rloo', groupSize: 3 });
 * success; // => Float64Array.of(0, 1, 0.5, 0)
 * failure; // => Float64Array.of(0, -0.5, -1, 0)
 * ```
 */
export function advantageTable(options: GroupEstimator): AdvantageTable {
  return groupAdvantages(checkEstimator('advantageTable', options));
}
