import { checkPositive, DomainError, power } from '@bits-per-sample/core';
import { withDefaults } from '../../check/withDefaults.ts';
import { checkLevels } from './checkLevels.ts';

/** Options of {@link e2hGaussian}. */
export interface E2hGaussianOptions {
  /** Exponent γ > 0 of the progress: below 1 leaves the easy levels early. Default 0.5. */
  readonly exponent?: number;
  /** Width σ > 0 of the window, in levels. Default 0.5. */
  readonly width?: number;
  /** Smallest share of each level, in [0, 1/levels]. Default 0. */
  readonly floor?: number;
}

/**
 * Easy-to-hard mixture over n levels: a Gaussian window whose middle μ = x^γ (n − 1) climbs the
 * ladder, floor + (1 − n floor) exp(−(i − μ)²/2σ²)/Z for level i = 0 … n − 1.
 *
 * With γ = ½ the window has left the easiest level after a few per cent of training, which is the
 * point of it: where everything is solved, groups have no gradient from a group baseline. A floor
 * keeps old levels in practice.
 *
 * @param progress share of training that is over, x in [0, 1]. NaN gives NaN.
 * @param levels n, an integer in [1, 2¹⁶], from easy to hard.
 * @param options `exponent` γ = 0.5; `width` σ = 0.5; `floor` = 0.
 * @returns share of each level, shape [levels], summing to 1.
 * @throws {DomainError} progress outside [0, 1]; levels no integer in [1, 2¹⁶]; exponent or width ≤ 0;
 *   floor outside [0, 1/levels].
 *
 * @see Parashar et al. (2025), "E2H Reasoner", arXiv:2506.06632
 *
 * @example
 * ```ts
 * const shares = e2hGaussian(0.25, 3); // the window stands on the middle level
 * Array.from(shares, (x) => x.toFixed(3)); // => ['0.107', '0.787', '0.107']
 * ```
 */
export function e2hGaussian(
  progress: number,
  levels: number,
  options: E2hGaussianOptions = {},
): Float64Array {
  const { exponent, width, floor } = withDefaults('e2hGaussian', options, {
    exponent: 0.5,
    width: 0.5,
    floor: 0,
  });
  checkLevels('e2hGaussian', progress, levels);
  checkPositive('e2hGaussian', 'exponent', exponent);
  checkPositive('e2hGaussian', 'width', width);
  if (floor < 0 || floor * levels > 1)
    throw new DomainError('e2hGaussian', 'floor', `in [0, 1/${levels}]`, floor);
  const middle = power(progress, exponent) * (levels - 1);
  const nearest = Math.round(middle) - middle;
  const window = Float64Array.from({ length: levels }, (_, i) => {
    const away = i - middle; // against the nearest level, so a narrow window does not underflow
    return Math.exp(((nearest - away) * (nearest + away)) / width / width / 2);
  });
  const sum = window.reduce((s, x) => s + x, 0);
  return window.map((x) => floor + (1 - levels * floor) * (x / sum));
}
