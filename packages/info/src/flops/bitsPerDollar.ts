import { bitsPerFlop } from './bitsPerFlop.ts';

/** Price of computation. */
export interface ComputePrice {
  /** Bits per sample. */
  readonly bitsPerSample: number;
  /** FLOPs per sample, discarded ones included. */
  readonly flopsPerSample: number;
  /** Peak FLOP/s of the hardware. */
  readonly peakFlopsPerSecond: number;
  /** Share of the peak that is reached (MFU), in [0, 1]. */
  readonly utilisation: number;
  /** Price of an hour of that hardware. */
  readonly dollarsPerHour: number;
}

/**
 * Bits per dollar: bits per FLOP × FLOPs per dollar.
 *
 * Decoding reaches a far smaller share of the peak than training; give a utilisation that
 * was measured over the whole step.
 *
 * @param price bits and FLOPs per sample, hardware and its price.
 * @returns bits per dollar.
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
export function bitsPerDollar({
  bitsPerSample,
  flopsPerSample,
  peakFlopsPerSecond,
  utilisation,
  dollarsPerHour,
}: ComputePrice): number {
  const flopsPerDollar = (peakFlopsPerSecond * utilisation * 3600) / dollarsPerHour;
  return bitsPerFlop(bitsPerSample, flopsPerSample) * flopsPerDollar;
}
