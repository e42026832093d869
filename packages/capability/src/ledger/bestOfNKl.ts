import {
  type Bits,
  bernoulliDivergence,
  checkProbability,
  checkWhole,
} from '@bits-per-sample/core';

/**
 * KL between best-of-n with a 0/1 verifier and the base policy, exactly: kl(1 − (1 − p)^n ‖ p).
 *
 * Best-of-n with such a verifier is the cheapest of all policies with that pass rate (see
 * {@link minimumKl}): training to the same pass rate moves at least as far. Never above −log₂ p.
 *
 * @param p pass rate of the base, in [0, 1]. NaN gives NaN.
 * @param n answers from which a right one is taken if there is one, an integer ≥ 1. NaN gives NaN.
 * @returns bits per answer, ≥ 0.
 * @throws {DomainError} p outside [0, 1], or n not an integer ≥ 1.
 *
 * @see Beirami et al. (2024), arXiv:2401.01879
 *
 * @example
 * ```ts
 * bestOfNKl(0.5, 2).toFixed(4); // => '0.1887'
 * bestOfNKl(0.001, 16).toFixed(3); // => '0.042'
 * ```
 */
export function bestOfNKl(p: number, n: number): Bits {
  checkProbability('bestOfNKl', 'p', p);
  checkWhole('bestOfNKl', 'n', n, { least: 1, orNaN: true });
  if (Number.isNaN(p + n)) return NaN;
  if (p === 0 || p === 1) return 0;
  const logMiss = Math.log1p(-p);
  const notQ = 1 - p;
  return bernoulliDivergence(-Math.expm1(n * logMiss), p, {
    difference: notQ * Math.expm1((n - 1) * logMiss),
    notP: Math.exp(n * logMiss),
    notQ,
  });
}
