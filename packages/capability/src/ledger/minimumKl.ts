import {
  type Bits,
  bernoulliDivergence,
  checkObject,
  checkProbability,
} from '@bits-per-sample/core';

/**
 * The smallest KL(π‖base), in bits per answer, of any policy that raises the pass rate of one
 * prompt from p₀ to p₁: p₁ log₂(p₁/p₀) + (1 − p₁) log₂((1 − p₁)/(1 − p₀)).
 *
 * Reached by reweighting right and wrong answers and nothing else. What a run moved beyond it did
 * not buy pass rate. Certainty costs −log₂ p₀.
 *
 * @param change pass rates `before` and `after`, in [0, 1]. NaN gives NaN.
 * @returns bits per answer, ≥ 0; Infinity when a pass rate of 0 or 1 is left.
 * @throws {DomainError} a rate outside [0, 1].
 *
 * @see Csiszár (1975), doi:10.1214/aop/1176996454 (I-projection)
 *
 * @example
 * ```ts
 * minimumKl({ before: 0.25, after: 1 }); // => 2
 * minimumKl({ before: 0.1, after: 0.5 }).toFixed(4); // => '0.7370'
 * ```
 */
export function minimumKl(change: { readonly before: number; readonly after: number }): Bits {
  checkObject('minimumKl', 'change', change);
  const { before, after } = change;
  checkProbability('minimumKl', 'before', before);
  checkProbability('minimumKl', 'after', after);
  return bernoulliDivergence(after, before);
}
