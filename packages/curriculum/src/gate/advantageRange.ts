import { DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import type { Gate } from '../strategy/stage.ts';

/** Options of {@link advantageRange}. */
export interface AdvantageRangeOptions {
  /** Lower end. Default 0. */
  readonly lower?: number;
  /** Upper end. Default 0. */
  readonly upper?: number;
}

/**
 * Refuses groups all of whose advantages, reward − mean reward, lie in a range around 0, with the
 * reason `advantage`. With [0, 0] the same as `nonDegenerate`.
 *
 * @param options `lower`: default 0; `upper`: default 0.
 * @returns the gate.
 * @throws {DomainError} lower > 0 or upper < 0.
 *
 * @example
 * ```ts
 * typeof advantageRange({ lower: -0.05, upper: 0.05 }).refuses; // => 'function'
 * ```
 */
export function advantageRange(options: AdvantageRangeOptions = {}): Gate {
  const { lower, upper } = withDefaults('advantageRange', options, {
    lower: 0,
    upper: 0,
  });
  if (!(lower <= 0)) throw new DomainError('advantageRange', 'lower', '≤ 0', lower);
  if (!(upper >= 0)) throw new DomainError('advantageRange', 'upper', '≥ 0', upper);
  return {
    refuses(_pool, { mean, outcome: { rewards } }) {
      const flat =
        rewards.every((reward) => reward === rewards[0]) ||
        rewards.every((reward) => reward - mean >= lower && reward - mean <= upper);
      return flat ? 'advantage' : undefined;
    },
  };
}
