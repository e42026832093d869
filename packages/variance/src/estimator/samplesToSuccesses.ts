import { DomainError } from '@bits-per-sample/core';
import { checkSampleNeed } from './checkSampleNeed.ts';
import { reachesSuccesses } from './reachesSuccesses.ts';
import { samplesToSuccessReal } from './samplesToSuccessReal.ts';

/**
 * Rollouts until there are m successes with probability at least c: the smallest n with
 * P(Binomial(n, p) ≥ m) ≥ c.
 *
 * One success may be luck; a few make a signal. Arguments are taken to their last bit, so that
 * p = ½, c = 0.9375 needs 4 rollouts and not 5.
 *
 * @param p pass rate, in [0, 1].
 * @param successes m, an integer ≥ 1.
 * @param confidence probability c of reaching them, in (0, 1).
 * @returns rollouts, a whole number ≥ m; Infinity at p = 0.
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
  if (!(Number.isInteger(successes) && successes >= 1))
    throw new DomainError('samplesToSuccesses', 'successes', 'an integer ≥ 1', successes);
  if (Number.isNaN(p + confidence)) return NaN;
  if (p === 0) return Infinity;
  if (p === 1) return successes;
  const enough = (n: number) => reachesSuccesses(p, successes, n, confidence);
  let low = successes;
  let high = successes;
  if (successes === 1) {
    high = Math.max(1, Math.ceil(samplesToSuccessReal(p, confidence)));
    if (high > 2 ** 53) return high;
    low = Math.max(1, high - 1);
  }
  while (!enough(high)) {
    low = high + 1;
    high = successes === 1 ? high + 1 : high * 2;
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}
