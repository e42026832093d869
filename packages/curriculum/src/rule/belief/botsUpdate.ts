import {
  type BetaPosterior,
  checkBetaShapes,
  checkNumber,
  checkProbability,
  DomainError,
  type PassCount,
} from '@bits-per-sample/core';
import { checkCounts } from '../../check/checkCounts.ts';
import { withDefaults } from '../../check/withDefaults.ts';

/** Options of {@link botsUpdate}. */
export interface InterpolatedOptions {
  /** Pass rate that a model of the pool predicts for this task, in [0, 1]. */
  readonly predicted: number;
  /** Share of the belief forgotten, λ in [0, 1]. Default 0.2. */
  readonly forgetting?: number;
  /** Weight of the prediction against the rollouts, ρ in [0, 1]. Default 0.2. */
  readonly trust?: number;
  /** Rollouts that the prediction counts for, m ≥ 0. Default 16. */
  readonly pseudoRollouts?: number;
  /** What the belief falls back to. Default { a: 1, b: 1 }. */
  readonly prior?: BetaPosterior;
}

/**
 * Belief in a pass rate from two kinds of evidence: rollouts of the task, and what the rest of the
 * pool says about it. a ← (1 − λ) a + λ a₀ + (1 − ρ) k + ρ m p̃, and likewise b with the failures.
 *
 * Most tasks of a large pool are not rolled out in a given step, yet the model has changed under
 * all of them. The prediction p̃ moves those beliefs too: call it with an empty group. The
 * prediction may be wrong; ρ m / λ pseudo-rollouts are the most it can ever weigh.
 *
 * @param belief shapes before, each > 0.
 * @param counts of the group, { successes: 0, attempts: 0 } for a task not drawn. NaN gives NaN.
 * @param options `predicted` p̃; `forgetting` λ = 0.2; `trust` ρ = 0.2; `pseudoRollouts` m = 16;
 *   `prior`: default { a: 1, b: 1 }.
 * @returns shapes after.
 * @throws {DomainError} successes outside [0, attempts]; predicted, forgetting or trust outside
 *   [0, 1]; pseudoRollouts < 0.
 *
 * @see Shen et al. (2025), "BOTS", arXiv:2510.26374
 *
 * @example
 * ```ts
 * const { a, b } = botsUpdate({ a: 1, b: 1 }, { successes: 6, attempts: 8 }, { predicted: 0.5 });
 * [a, b].map((x) => x.toFixed(1)); // => ['7.4', '4.2']
 * ```
 */
export function botsUpdate(
  belief: BetaPosterior,
  counts: PassCount,
  options: InterpolatedOptions,
): BetaPosterior {
  const { forgetting, trust, pseudoRollouts, prior } = withDefaults('botsUpdate', options, {
    forgetting: 0.2,
    trust: 0.2,
    pseudoRollouts: 16,
    prior: { a: 1, b: 1 },
  });
  const { predicted } = options;
  checkBetaShapes('botsUpdate', belief, 'belief');
  checkBetaShapes('botsUpdate', prior, 'prior');
  checkNumber('botsUpdate', 'pseudoRollouts', pseudoRollouts);
  checkCounts('botsUpdate', counts);
  checkProbability('botsUpdate', 'predicted', predicted);
  checkProbability('botsUpdate', 'forgetting', forgetting);
  checkProbability('botsUpdate', 'trust', trust);
  if (pseudoRollouts < 0)
    throw new DomainError('botsUpdate', 'pseudoRollouts', '≥ 0', pseudoRollouts);
  const mix = (old: number, start: number, seen: number, expected: number) =>
    (1 - forgetting) * old +
    forgetting * start +
    (1 - trust) * seen +
    trust * pseudoRollouts * expected;
  const { successes, attempts } = counts;
  return {
    a: mix(belief.a, prior.a, successes, predicted),
    b: mix(belief.b, prior.b, attempts - successes, 1 - predicted),
  };
}
