import { checkNumber, checkProbability, DomainError } from '@bits-per-sample/core';

/**
 * Attempts after which a task of pass rate p is solved at least once with probability t, as a real
 * number: k = ln(1 − t)/ln(1 − p).
 *
 * At t = ½ the best of k attempts is a coin flip, the most informative outcome there is: 6.6
 * attempts at p = 10 %, 69 314 at p = 1e−5. Per *sample* that is a gain; per rollout it never is,
 * see {@link bitsPerRolloutOfPassK}. For a whole number use {@link bestOfAttempts}.
 *
 * @param p pass rate, in [0, 1].
 * @param target t, in [0, 1).
 * @returns attempts, ≥ 0; Infinity at p = 0, 0 at p = 1 or t = 0. NaN gives NaN.
 * @throws {DomainError} p outside [0, 1], or target outside [0, 1).
 *
 * @example
 * ```ts
 * attemptsForTarget(0.1, 0.5).toFixed(2); // => '6.58'
 * attemptsForTarget(0.5, 0.75); // => 2
 * ```
 */
export function attemptsForTarget(p: number, target: number): number {
  checkProbability('attemptsForTarget', 'p', p);
  checkNumber('attemptsForTarget', 'target', target);
  if (target < 0 || target >= 1)
    throw new DomainError('attemptsForTarget', 'target', 'in [0, 1)', target);
  if (target === 0) return 0 * p;
  return Math.log1p(-target) / Math.log1p(-p);
}
