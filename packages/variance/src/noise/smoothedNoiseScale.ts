import { checkObject, DomainError } from '@bits-per-sample/core';
import { checkNorms, type GradientNorms } from './gradientNorms.ts';

/** Settings of {@link smoothedNoiseScale}. */
export interface SmoothingOptions {
  /** β: weight of the past in each step, in [0, 1); default 0.99, about 200 steps. */
  readonly decay?: number;
}

/** A noise scale over steps, as trainers log it. */
export interface SmoothedNoiseScale {
  /** Smoothed |G|²; shape [T]. */
  readonly signal: Float64Array;
  /** Smoothed tr Σ; shape [T]. */
  readonly noise: Float64Array;
  /** Their ratio in samples, NaN while the smoothed signal is not positive; shape [T]. */
  readonly noiseScale: Float64Array;
  /** Estimated relative bias of the ratio at each step, + when it reads too high; shape [T]. */
  readonly relativeBias: Float64Array;
  /** Independent steps that a long average is worth, (1 + β)/(1 − β). */
  readonly effectiveSteps: number;
}

/**
 * Noise scale over training, numerator and denominator smoothed by the same exponential average.
 *
 * Both averages start from the same nothing, so the start-up correction cancels in the ratio. Two
 * biases remain and are stated: the average lags behind a noise scale that grows during training,
 * by about β/(1 − β) steps; and a ratio of noisy numbers is off by about
 * (Var s / s² − Cov(s, n) / (s n)) / effective steps, which `relativeBias` estimates. While the
 * smoothed signal is not positive the value is NaN; clamping it, as some trainers do, turns a lost
 * signal into noise scales of 1e8. Average over 100 steps or more.
 *
 * @param norms squared gradient norms at two batch sizes, in the order of the steps.
 * @param options `decay`: weight of the past, default 0.99.
 * @returns smoothed signal, noise, noise scale and its bias, step by step.
 * @throws {DomainError} B ≤ b, b < 1, columns of unequal length, or decay outside [0, 1).
 *
 * @see McCandlish et al. (2018), arXiv:1812.06162, appendix A.1
 *
 * @example
 * ```ts
 * const { noiseScale, effectiveSteps } = smoothedNoiseScale(
 *   {
 *     smallBatch: 1,
 *     bigBatch: 5,
 *     smallSquaredNorm: [9, 9, 9],
 *     bigSquaredNorm: [2.6, 2.6, 2.6],
 *   },
 *   { decay: 0.5 },
 * );
 * noiseScale; // => Float64Array.of(8, 8, 8)
 * effectiveSteps; // => 3
 * ```
 */
export function smoothedNoiseScale(
  norms: GradientNorms,
  options: SmoothingOptions = {},
): SmoothedNoiseScale {
  const fn = 'smoothedNoiseScale';
  checkNorms(fn, norms);
  checkObject(fn, 'options', options);
  const { decay = 0.99 } = options;
  if (!(typeof decay === 'number' && decay >= 0 && decay < 1))
    throw new DomainError(fn, 'decay', 'in [0, 1)', decay);
  const { smallBatch: b, bigBatch: B, smallSquaredNorm: small, bigSquaredNorm: big } = norms;
  const steps = small.length;
  const [signal, noise, noiseScale, relativeBias] = [0, 1, 2, 3].map(
    () => new Float64Array(steps),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  let weight = 0;
  let squaredWeight = 0;
  let [s, n, ss, sn] = [0, 0, 0, 0];
  for (let t = 0; t < steps; t++) {
    const signalNow = (B * big[t]! - b * small[t]!) / (B - b);
    const noiseNow = (small[t]! - big[t]!) * (b * (B / (B - b)));
    const mix = (old: number, now: number) => decay * old + (1 - decay) * now;
    weight = mix(weight, 1);
    squaredWeight = decay * decay * squaredWeight + (1 - decay) ** 2;
    s = mix(s, signalNow);
    n = mix(n, noiseNow);
    ss = mix(ss, signalNow * signalNow);
    sn = mix(sn, signalNow * noiseNow);
    signal[t] = s / weight;
    noise[t] = n / weight;
    noiseScale[t] = s > 0 ? n / s : NaN;
    const share = squaredWeight / (weight * weight); // 1 / independent steps in the average
    const variance = (ss * weight) / (s * s) - 1;
    const covariance = (sn * weight) / (s * n) - 1;
    relativeBias[t] = s > 0 ? ((variance - covariance) * share) / (1 - share) : NaN;
  }
  const effectiveSteps = (1 + decay) / (1 - decay);
  return { signal, noise, noiseScale, relativeBias, effectiveSteps };
}
