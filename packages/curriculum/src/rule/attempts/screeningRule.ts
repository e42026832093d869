import type { PassCount } from '@bits-per-sample/core';
import { checkCounts } from '../../check/checkCounts.ts';
import { withDefaults } from '../../check/withDefaults.ts';

/** Options of {@link screeningRule}. */
export interface ScreeningOptions {
  /** Rollouts that a task gets when its screen was mixed. Default 20. */
  readonly continueWith?: number;
}

/**
 * SPEED's rule: roll a task out a few times, and spend the rest only when the few were neither all
 * right nor all wrong.
 *
 * Screening with 4 costs 4 rollouts instead of 24 on every task whose screen came back all alike. It
 * changes which tasks are trained on: near p = 0 a task passes with probability 4p, so the hardest
 * tasks lose weight against those at one half.
 *
 * Carry over the counts of the screen, which are evidence like any other, and nothing else: its
 * rollouts were selected by their own outcome, so a baseline or an advantage that includes them is
 * biased. The screen is known by its assignment, not by its size: the source tells the two phases
 * apart by the length of a list, and so breaks when both have one size.
 *
 * @param counts of the screen.
 * @param options `continueWith`: default 20 (after a screen of 4).
 * @returns further rollouts: 0 when the screen was all right or all wrong. NaN gives NaN.
 * @throws {DomainError} successes outside [0, attempts].
 *
 * @see Zhang et al. (2025), "SPEED-RL", arXiv:2506.09016
 *
 * @example
 * ```ts
 * screeningRule({ successes: 1, attempts: 4 }); // => 20
 * screeningRule({ successes: 4, attempts: 4 }); // => 0
 * ```
 */
export function screeningRule(counts: PassCount, options: ScreeningOptions = {}): number {
  const { continueWith } = withDefaults('screeningRule', options, {
    continueWith: 20,
  });
  checkCounts('screeningRule', counts);
  const { successes, attempts } = counts;
  if (Number.isNaN(successes + attempts)) return NaN;
  return successes > 0 && successes < attempts ? continueWith : 0;
}
