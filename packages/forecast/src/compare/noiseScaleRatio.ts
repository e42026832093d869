import { checkFinitePositive, checkNumber, DomainError } from '@bits-per-sample/core';

/**
 * Of two runs, how many times the samples of A does B need, from their gradient noise scales alone?
 *
 *     √((1 + noise scale of B / batch) / (1 + noise scale of A / batch))
 *
 * With Adam and one batch size, a run whose gradient is noisier takes more samples: the step is as long and
 * less of it is signal. Within 1.25 × at the checkpoints tried, of one model; bits of the reward missed by
 * up to 69 ×.
 *
 * @param noiseScaleA gradient noise scale of A, in samples, ≥ 0.
 * @param noiseScaleB gradient noise scale of B, in samples, ≥ 0.
 * @param batch samples of an update, of both.
 * @returns the ratio: below 1 where B needs fewer.
 * @throws {DomainError} a noise scale below 0, a batch that is not positive.
 *
 * @example
 * ```ts
 * noiseScaleRatio(648, 15, 512).toFixed(3); // => '0.674'
 * ```
 */
export function noiseScaleRatio(noiseScaleA: number, noiseScaleB: number, batch: number): number {
  const fn = 'noiseScaleRatio';
  for (const [parameter, x] of Object.entries({ noiseScaleA, noiseScaleB })) {
    checkNumber(fn, parameter, x);
    if (x < 0) throw new DomainError(fn, parameter, '≥ 0', x);
  }
  checkFinitePositive(fn, 'batch', batch);
  return Math.sqrt((batch + noiseScaleB) / (batch + noiseScaleA));
}
