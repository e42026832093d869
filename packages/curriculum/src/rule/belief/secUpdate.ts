import { checkNumber, checkProbability } from '@bits-per-sample/core';
import { withDefaults } from '../../check/withDefaults.ts';

/** Options of {@link secUpdate}. */
export interface SecOptions {
  /** Weight α of the newest reward, in [0, 1]. Default 0.5, as in the paper's runs (0.1 in its code). */
  readonly learningRate?: number;
}

/**
 * Value of a category as a bandit arm: Q ← α r + (1 − α) Q, an exponential average of the mean
 * |advantage| that training on the category gave.
 *
 * For GRPO and right-or-wrong rewards r is 2√(p̂(1 − p̂)), see {@link meanAbsGrpoAdvantage}: the arm
 * is worth most where the model succeeds half the time.
 *
 * Update the arms that were drawn, and no other. The released code updates the rest with r = 0,
 * so that an arm loses value for not having been tried.
 *
 * @param value Q before.
 * @param reward r, the mean |advantage| of the arm's groups in this step.
 * @param options `learningRate` α: default 0.5.
 * @returns Q after. NaN gives NaN.
 * @throws {DomainError} learningRate outside [0, 1].
 *
 * @see Chen et al. (2025), "Self-evolving curriculum", arXiv:2505.14970
 *
 * @example
 * ```ts
 * secUpdate(0.5, 1); // => 0.75
 * secUpdate(0.5, 1, { learningRate: 0 }); // => 0.5
 * ```
 */
export function secUpdate(value: number, reward: number, options: SecOptions = {}): number {
  const { learningRate } = withDefaults('secUpdate', options, {
    learningRate: 0.5,
  });
  checkNumber('secUpdate', 'value', value);
  checkNumber('secUpdate', 'reward', reward);
  checkProbability('secUpdate', 'learningRate', learningRate);
  return learningRate * reward + (1 - learningRate) * value;
}
