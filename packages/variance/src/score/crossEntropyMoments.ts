import { checkNumbers, checkSameLength, DomainError } from '@bits-per-sample/core';

/** Signal and noise of one example's gradient. */
export interface SignalAndNoise {
  /** |E g|², the squared length of the expected gradient. */
  readonly signal: number;
  /** tr Cov g, the variance of one example's gradient summed over parameters. */
  readonly noise: number;
  /** signal / noise; Infinity when there is no noise. */
  readonly signalToNoise: number;
}

/**
 * Signal and noise of one supervised example under softmax cross-entropy, with respect to the
 * logits.
 *
 * The noise is 1 − Σ t², the chance that two labels of the same input differ; it does not depend
 * on the model. At the irreducible floor (policy = target) the signal is gone and the noise is
 * still there: that is why late supervised gradients are nearly all noise unless labels are
 * deterministic.
 *
 *     g = e_Y − π, Y ~ t:   signal = |t − π|²,   noise = 1 − Σ t²
 *
 * @param policy predicted probability of each label, π; shape [labels].
 * @param target true probability of each label, t; shape [labels].
 * @returns moments of one example's gradient.
 * @throws {DomainError} lengths differ, or a negative probability.
 *
 * @example
 * ```ts
 * crossEntropyMoments([0.75, 0.25], [0.5, 0.5]);
 * // => { signal: 0.125, noise: 0.5, signalToNoise: 0.25 }
 * crossEntropyMoments([0.5, 0.5], [1, 0]).signalToNoise; // => Infinity
 * ```
 */
export function crossEntropyMoments(
  policy: ArrayLike<number>,
  target: ArrayLike<number>,
): SignalAndNoise {
  const fn = 'crossEntropyMoments';
  checkNumbers(fn, 'policy', policy);
  checkNumbers(fn, 'target', target);
  checkSameLength(fn, 'target', target, policy.length);
  let signal = 0;
  let noise = 0;
  let before = 0;
  let missing = 1; // 1 − Σ t, with its rounding error
  let error = 0;
  for (let i = 0; i < target.length; i++) {
    const t = target[i]!;
    if (t < 0) throw new DomainError(fn, 'target', '≥ 0', t);
    if (policy[i]! < 0) throw new DomainError(fn, 'policy', '≥ 0', policy[i]);
    signal += (t - policy[i]!) ** 2;
    noise += 2 * t * before;
    before += t;
    const next = missing - t;
    error += Math.abs(missing) >= t ? missing - next - t : missing - (next + t);
    missing = next;
  }
  noise += (missing + error) * (1 + before);
  return { signal, noise, signalToNoise: noise === 0 ? Infinity : signal / noise };
}
