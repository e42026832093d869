import {
  type Bits,
  bernoulliDivergence,
  checkAtLeast,
  checkProbability,
} from '@bits-per-sample/core';

/**
 * The highest pass rate that a budget of bits can explain: the largest p₁ with
 * kl(p₁‖p₀) ≤ bits.
 *
 * A learner that could do no better than p₀ and was told so many bits about the answer cannot do
 * better (Fano). What other prompts told counts too where one rule solves both. A run that did
 * better transferred, knew more than it showed, or had another signal.
 *
 * @param before p₀, pass rate without the data, in [0, 1]. NaN gives NaN; 0 stays 0.
 * @param bits bits about the answer of a prompt, ≥ 0. NaN gives NaN.
 * @returns a pass rate in [p₀, 1]; 1 when bits ≥ −log₂ p₀.
 * @throws {DomainError} p₀ outside [0, 1], or bits < 0.
 *
 * @see Cover & Thomas (2006), §2.10 (Fano's inequality)
 *
 * @example
 * ```ts
 * maximumPassRate(0.1, 0.5).toFixed(4); // => '0.4193'
 * maximumPassRate(0.25, 2); // => 1
 * ```
 */
export function maximumPassRate(before: number, bits: Bits): number {
  checkProbability('maximumPassRate', 'before', before);
  checkAtLeast('maximumPassRate', 'bits', bits, 0);
  if (Number.isNaN(before + bits)) return NaN;
  if (before === 0) return bits === Infinity ? 1 : 0;
  if (-Math.log2(before) <= bits) return 1;
  let low = 0;
  let high = 1 - before;
  for (let i = 0; i < 1100 && low < high; i++) {
    // geometric while the scale is unknown, so that small steps keep their digits
    const middle =
      low === 0 ? high / 16 : low < high / 4 ? Math.sqrt(low * high) : (low + high) / 2;
    if (middle <= low || middle >= high) break;
    const after = Math.min(1, before + middle);
    const notP = Math.max(0, 1 - before - middle);
    const spent = bernoulliDivergence(after, before, { difference: -middle, notP });
    if (spent <= bits) low = middle;
    else high = middle;
  }
  return before + low;
}
