import { checkAtLeast, checkPositive } from '@bits-per-sample/core';

/**
 * Bits per FLOP: bits per sample over FLOPs per sample.
 *
 * The quantity that a training budget buys, and a product of two that are easily mistaken
 * for it: samples per FLOP × bits per sample. A method may win on either factor and lose
 * on the product. Bits of a reward are an upper bound, and so is this.
 *
 * @param bitsPerSample bits per sample (rollout or label), ≥ 0. NaN gives NaN.
 * @param flopsPerSample FLOPs per sample, discarded ones included ({@link rlStepFlops}), > 0.
 * @returns bits per FLOP, ≥ 0.
 * @throws {DomainError} bitsPerSample < 0 or flopsPerSample ≤ 0.
 *
 * @see Patel, "Bits per sample", dwarkesh.com/p/bits-per-sample
 *
 * @example
 * ```ts
 * bitsPerFlop(0.5, 1e12); // => 5e-13
 * ```
 */
export function bitsPerFlop(bitsPerSample: number, flopsPerSample: number): number {
  checkAtLeast('bitsPerFlop', 'bitsPerSample', bitsPerSample, 0);
  checkPositive('bitsPerFlop', 'flopsPerSample', flopsPerSample);
  return bitsPerSample / flopsPerSample;
}
