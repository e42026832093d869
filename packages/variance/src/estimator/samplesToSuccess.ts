import { checkSampleNeed } from './checkSampleNeed.ts';
import { smallestSample } from './smallestSample.ts';

/**
 * Rollouts until there is a success with probability at least c: the smallest n with
 * 1 − (1 − p)ⁿ ≥ c.
 *
 * Until the first success a group baseline leaves no gradient, so this is the price of entry: 3
 * rollouts per 1/p at 95 %.
 *
 * @param p pass rate, in [0, 1].
 * @param confidence probability c of at least one success, in (0, 1).
 * @returns rollouts, a whole number; Infinity at p = 0, 1 at p = 1.
 * @throws {DomainError} p outside [0, 1] or confidence outside (0, 1).
 *
 * @example
 * ```ts
 * samplesToSuccess(1e-5, 0.95); // => 299572
 * samplesToSuccess(0.5, 0.75); // => 2
 * ```
 */
export function samplesToSuccess(p: number, confidence: number): number {
  checkSampleNeed('samplesToSuccess', p, confidence);
  return smallestSample(p, 1, confidence);
}
