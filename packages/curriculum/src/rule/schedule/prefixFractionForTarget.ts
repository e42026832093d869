import { checkProbability } from '@bits-per-sample/core';

/**
 * Share of a reference solution to give as a prefix so that a task of pass rate p₀ is solved with
 * probability t: ρ* = 1 − ln t / ln p₀.
 *
 * It assumes that log-success is additive along the solution, p(ρ) = p₀^(1 − ρ): every tenth of the
 * solution is equally hard. Solutions have one hard step more often than not, so take this as where
 * to start the search, not where to end it.
 *
 * @param p0 pass rate without help, in [0, 1].
 * @param target pass rate wanted, t in [0, 1].
 * @returns share in [0, 1]; 0 when p₀ ≥ t, 1 when p₀ = 0. NaN gives NaN.
 * @throws {DomainError} p0 or target outside [0, 1].
 *
 * @example
 * ```ts
 * prefixFractionForTarget(0.01, 0.1); // => 0.5
 * prefixFractionForTarget(0.7, 0.5); // => 0
 * ```
 */
export function prefixFractionForTarget(p0: number, target: number): number {
  checkProbability('prefixFractionForTarget', 'p0', p0);
  checkProbability('prefixFractionForTarget', 'target', target);
  if (p0 >= target) return 0;
  if (p0 === 0) return 1 + 0 * target;
  // ln(p₀/t): near t from the difference, which is exact there
  const shortfall =
    p0 > target / 2 ? Math.log1p((p0 - target) / target) : Math.log(p0) - Math.log(target);
  return Math.min(1, shortfall / Math.log(p0));
}
