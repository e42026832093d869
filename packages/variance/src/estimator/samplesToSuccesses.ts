import { checkWhole } from '@bits-per-sample/core';
import { checkSampleNeed } from './checkSampleNeed.ts';
import { smallestSample } from './smallestSample.ts';

/**
 * Rollouts until there are m successes with probability at least c: the smallest n with
 * P(Binomial(n, p) ≥ m) ≥ c.
 *
 * One success may be luck; a few make a signal. Arguments are taken to their last bit, so that
 * p = ½, c = 0.9375 needs 4 rollouts and not 5; above 2⁵³, where doubles no longer count one by
 * one, to the next double.
 *
 * @param p pass rate, in [0, 1].
 * @param successes m, an integer ≥ 1.
 * @param confidence probability c of reaching them, in (0, 1).
 * @returns rollouts, a whole number ≥ m; Infinity at p = 0, or above 1.8e308.
 * @throws {DomainError} p outside [0, 1], successes not an integer ≥ 1, or confidence outside (0, 1).
 *
 * @example
 * ```ts
 * samplesToSuccesses(0.1, 3, 0.95); // => 61
 * samplesToSuccesses(0.5, 1, 0.9375); // => 4
 * ```
 */
export function samplesToSuccesses(p: number, successes: number, confidence: number): number {
  checkSampleNeed('samplesToSuccesses', p, confidence);
  checkWhole('samplesToSuccesses', 'successes', successes, { least: 1 });
  return smallestSample(p, successes, confidence);
}
