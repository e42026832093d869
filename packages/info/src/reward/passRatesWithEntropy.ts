import { type Bits, checkProbability } from '@bits-per-sample/core';
import { inverseBinaryEntropy } from './inverseBinaryEntropy.ts';

/** The two pass rates with the same entropy. */
export interface PassRatePair {
  /** The hard side, in [0, ½]. */
  readonly low: number;
  /** The easy side, 1 − low, in [½, 1]. */
  readonly high: number;
}

/**
 * The band of pass rates in which a reward carries at least the given bits: from too hard
 * to too easy. Half a bit needs a pass rate between 11 % and 89 %.
 *
 * @param bits entropy in [0, 1]. NaN gives NaN.
 * @returns the two pass rates with H(p) = bits.
 * @throws {DomainError} bits outside [0, 1].
 *
 * @example
 * ```ts
 * passRatesWithEntropy(0.5).low.toFixed(4); // => '0.1100'
 * passRatesWithEntropy(1); // => { low: 0.5, high: 0.5 }
 * ```
 */
export function passRatesWithEntropy(bits: Bits): PassRatePair {
  checkProbability('passRatesWithEntropy', 'bits', bits as number);
  const low = inverseBinaryEntropy(bits);
  return { low, high: 1 - low };
}
