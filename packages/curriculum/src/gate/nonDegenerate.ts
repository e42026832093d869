import { DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import type { Gate } from '../strategy/stage.ts';

/** Options of {@link nonDegenerate}. */
export interface NonDegenerateOptions {
  /**
   * What to do about the hole that a refused group leaves: `shrink` the batch (default), `repeat`
   * the task (a follow-up, up to `maxAttempts` in all), or `keep` degenerate groups while fewer
   * than `least` of the groups are admitted.
   */
  readonly whenShort?: 'keep' | 'shrink' | 'repeat';
  /** For `keep`: share of groups to admit, in (0, 1]. Default 0.5. */
  readonly least?: number;
  /** For `repeat`: draws of the same task in all, ≥ 1. Default 2. */
  readonly maxAttempts?: number;
}

const admitted = 'nonDegenerate.admitted';

/**
 * Refuses groups whose rewards are all exactly the same, with the reason `degenerate`: their
 * advantages are all 0, and nothing is learned from them.
 *
 * Exactly: neither a standard deviation above 0, which rounding can fake, nor leave-one-out. The
 * group is still seen by the estimator. Filtering saves updates, never rollouts.
 *
 * @param options `whenShort`: default `shrink`; `least`: default 0.5; `maxAttempts`: default 2.
 * @returns the gate. The share admitted is a moving average over about 64 groups.
 * @throws {DomainError} least outside (0, 1], maxAttempts below 1.
 *
 * @see Yu et al. (2025), "DAPO", arXiv:2503.14476
 *
 * @example
 * ```ts
 * nonDegenerate({ whenShort: 'repeat', maxAttempts: 3 }).repeats; // => 2
 * ```
 */
export function nonDegenerate(options: NonDegenerateOptions = {}): Gate {
  const { whenShort, least, maxAttempts } = withDefaults('nonDegenerate', options, {
    whenShort: 'shrink',
    least: 0.5,
    maxAttempts: 2,
  });
  if (!(least > 0 && least <= 1))
    throw new DomainError('nonDegenerate', 'least', 'in (0, 1]', least);
  if (!(maxAttempts >= 1))
    throw new DomainError('nonDegenerate', 'maxAttempts', '≥ 1', maxAttempts);
  return {
    ...(whenShort === 'keep' && { shared: () => ({ [admitted]: Float64Array.of(1) }) }),
    repeats: whenShort === 'repeat' ? maxAttempts - 1 : 0,
    refuses({ shared }, { outcome: { rewards } }) {
      const degenerate = rewards.every((reward) => reward === rewards[0]);
      if (whenShort !== 'keep') return degenerate ? 'degenerate' : undefined;
      const share = shared[admitted]!;
      const refused = degenerate && share[0]! >= least;
      share[0]! += ((refused ? 0 : 1) - share[0]!) / 64;
      return refused ? 'degenerate' : undefined;
    },
  };
}
