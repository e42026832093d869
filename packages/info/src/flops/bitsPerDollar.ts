import { checkAtLeast, checkObject, checkPositive, checkProbability } from '@bits-per-sample/core';

/** Price of computation. */
export interface ComputePrice {
  /** Bits per sample, ≥ 0. */
  readonly bitsPerSample: number;
  /** FLOPs per sample, discarded ones included, > 0. */
  readonly flopsPerSample: number;
  /** Peak FLOP/s of the hardware, > 0. */
  readonly peakFlopsPerSecond: number;
  /** Share of the peak that is reached (MFU), in [0, 1]. */
  readonly utilisation: number;
  /** Price of an hour of that hardware, > 0. */
  readonly dollarsPerHour: number;
}

/**
 * Bits per dollar: bits per FLOP × FLOPs per dollar.
 *
 * Decoding reaches a far smaller share of the peak than training; give a utilisation that
 * was measured over the whole step.
 *
 * @param price bits and FLOPs per sample, hardware and its price.
 * @returns bits per dollar. NaN gives NaN.
 * @throws {DomainError} bits < 0, utilisation outside [0, 1], or another amount not > 0.
 *
 * @example
 * ```ts
 * bitsPerDollar({
 *   bitsPerSample: 0.5,
 *   flopsPerSample: 1e12,
 *   peakFlopsPerSecond: 1e15,
 *   utilisation: 0.5,
 *   dollarsPerHour: 3.6,
 * }); // => 250000
 * ```
 */
export function bitsPerDollar(price: ComputePrice): number {
  const fn = 'bitsPerDollar';
  checkObject(fn, 'price', price);
  const { bitsPerSample, flopsPerSample, peakFlopsPerSecond, utilisation, dollarsPerHour } = price;
  checkAtLeast(fn, 'bitsPerSample', bitsPerSample, 0);
  checkPositive(fn, 'flopsPerSample', flopsPerSample);
  checkPositive(fn, 'peakFlopsPerSecond', peakFlopsPerSecond);
  checkProbability(fn, 'utilisation', utilisation);
  checkPositive(fn, 'dollarsPerHour', dollarsPerHour);
  const flopsPerDollar = (peakFlopsPerSecond * utilisation * 3600) / dollarsPerHour;
  return (bitsPerSample / flopsPerSample) * flopsPerDollar;
}
