import { type Bits, checkObject, checkPositive, normalCdf } from '@bits-per-sample/core';
import { checkSetting } from '../numeric/checkSetting.ts';
import { gaussianDifferentialEntropy } from './gaussianDifferentialEntropy.ts';

/** Resolution of a continuous reward. */
export interface QuantisationOptions {
  /** Width of a bin, > 0: the smallest difference that the verifier means. Bins are centred on its multiples. */
  readonly step: number;
}

/**
 * Entropy of a Gaussian reward read with finite resolution.
 *
 * About h − log₂ step while step is below 2σ, and falling to 0 beyond: a score that always
 * rounds to the same value says nothing. Exact over an unbounded range, also where that
 * approximation fails.
 *
 * @param sigma standard deviation of the reward, > 0. NaN gives NaN.
 * @param options `step`: width of a bin.
 * @returns entropy of the binned reward in bits, ≥ 0.
 * @throws {DomainError} sigma ≤ 0 or step ≤ 0.
 *
 * @see Cover & Thomas (2006), §8.3
 *
 * @example
 * ```ts
 * quantisedGaussianEntropy(1, { step: 4 }).toFixed(6); // => '0.312466'
 * ```
 */
export function quantisedGaussianEntropy(sigma: number, options: QuantisationOptions): Bits {
  const fn = 'quantisedGaussianEntropy';
  checkPositive(fn, 'sigma', sigma);
  checkObject(fn, 'options', options);
  const { step } = options;
  checkSetting(fn, 'step', step);
  const width = step / sigma;
  if (Number.isNaN(width)) return NaN;
  // Bins much finer than σ: the sum is an integral, and binning adds step²/12 to the variance.
  if (width < 1e-3)
    return (
      (gaussianDifferentialEntropy(Math.sqrt(1 + (width * width) / 12)) as number) -
      (width > 0 ? Math.log2(width) : Math.log2(step) - Math.log2(sigma))
    );
  const outside = 2 * normalCdf(-width / 2);
  let bits = (-(1 - outside) * Math.log1p(-outside)) / Math.LN2;
  for (let k = 1; (k - 0.5) * width < 40; k++)
    bits += 2 * term(normalCdf((0.5 - k) * width) - normalCdf((-0.5 - k) * width));
  return bits + 0;
}

function term(p: number): number {
  return p > 0 ? -p * Math.log2(p) : 0;
}
