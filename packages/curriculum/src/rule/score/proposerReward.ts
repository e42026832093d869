import { DomainError, type PassCount } from '@bits-per-sample/core';
import { checkCounts } from '../../check/checkCounts.ts';
import { withDefaults } from '../../check/withDefaults.ts';
import { absoluteZeroReward } from './absoluteZeroReward.ts';
import { learnabilityUnbiased } from './learnabilityUnbiased.ts';
import { rZeroReward } from './rZeroReward.ts';

/** Options of {@link proposerReward}. */
export interface ProposerOptions {
  /**
   * `absoluteZero`: {@link absoluteZeroReward}; `rZero`: {@link rZeroReward}; `variance` (default):
   * {@link learnabilityUnbiased}, whose mean does not depend on the number of attempts.
   */
  readonly rule?: 'absoluteZero' | 'rZero' | 'variance';
}

/**
 * Reward of a proposer from the attempts of the solver: its task is worth what the group says.
 *
 * The group size is part of the definition. Of one attempt every rule makes 0, for every task, so
 * fewer than two are refused instead of training a proposer on a constant.
 *
 * @param counts of the solver's attempts, at least two.
 * @param options `rule`: default `variance`.
 * @returns reward in [0, 1]. NaN gives NaN.
 * @throws {DomainError} fewer than two attempts, or successes outside [0, attempts].
 *
 * @example
 * ```ts
 * proposerReward({ successes: 1, attempts: 4 }); // => 0.25
 * proposerReward({ successes: 1, attempts: 4 }, { rule: 'absoluteZero' }); // => 0.75
 * ```
 */
export function proposerReward(counts: PassCount, options: ProposerOptions = {}): number {
  const { rule } = withDefaults('proposerReward', options, {
    rule: 'variance',
  });
  checkCounts('proposerReward', counts);
  const { successes, attempts } = counts;
  if (attempts < 2) throw new DomainError('proposerReward', 'attempts', '≥ 2', attempts);
  if (rule === 'variance') return learnabilityUnbiased(counts);
  if (rule === 'absoluteZero') return absoluteZeroReward(successes / attempts);
  if (rule === 'rZero') return rZeroReward(successes / attempts);
  throw new DomainError('proposerReward', 'rule', 'absoluteZero, rZero or variance', rule);
}
