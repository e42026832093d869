import { DomainError, type PassCount } from '@bits-per-sample/core';
import { checkCounts } from '../../check/checkCounts.ts';
import { withDefaults } from '../../check/withDefaults.ts';

/** Options of {@link reinforceAdaExit}. */
export interface AdaptiveExitOptions {
  /** Rollouts to be kept for training, n ≥ 2. Default 4. */
  readonly keep?: number;
  /**
   * `balanced` (default): n/2 right and n/2 wrong ones are there; `positive`: one right one is.
   */
  readonly exit?: 'balanced' | 'positive';
}

/**
 * Whether a task has been rolled out enough in the sense of Reinforce-Ada: sample in rounds, and
 * stop when the group to train on can be put together.
 *
 * `balanced` asks for n/2 successes and n/2 failures, `positive` for a single success. Of the
 * rollouts only n are kept, but mean and standard deviation must come from *all* of them: chosen to
 * be balanced, the kept ones have a mean of ½ whatever the pass rate is. A task that is never
 * solved takes every round each time, so there has to be a cap.
 *
 * @param counts of all rounds so far.
 * @param options `keep` n = 4; `exit` = `balanced`.
 * @returns whether to stop. NaN counts give false.
 * @throws {DomainError} successes outside [0, attempts], keep < 2, or another exit.
 *
 * @see Xiong et al. (2025), "Reinforce-Ada", arXiv:2510.04996
 *
 * @example
 * ```ts
 * reinforceAdaExit({ successes: 1, attempts: 8 }); // => false
 * reinforceAdaExit({ successes: 2, attempts: 8 }); // => true
 * reinforceAdaExit({ successes: 1, attempts: 8 }, { exit: 'positive' }); // => true
 * ```
 */
export function reinforceAdaExit(counts: PassCount, options: AdaptiveExitOptions = {}): boolean {
  const { keep, exit } = withDefaults('reinforceAdaExit', options, {
    keep: 4,
    exit: 'balanced',
  });
  checkCounts('reinforceAdaExit', counts);
  const { successes, attempts } = counts;
  if (!(keep >= 2)) throw new DomainError('reinforceAdaExit', 'keep', '≥ 2', keep);
  if (exit !== 'balanced' && exit !== 'positive')
    throw new DomainError('reinforceAdaExit', 'exit', 'balanced or positive', exit);
  if (exit === 'positive') return successes >= 1;
  return successes >= keep / 2 && attempts - successes >= keep / 2;
}
