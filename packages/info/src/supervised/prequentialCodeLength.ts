import { type Bits, bitsFromNats } from '@bits-per-sample/core';
import { areaAbove, checkLossCurve, type LossCurve } from './lossCurve.ts';

/**
 * Bits in which a model that learns as it goes would encode its training data: Σ tokens · loss.
 *
 * The bits *offered* by the data. A valid code only if each batch was scored before it was
 * trained on and seen once; over several epochs it counts the same information again.
 *
 * @param curve losses in nats per token and tokens, batch by batch.
 * @returns code length in bits; 0 for an empty curve.
 * @throws {DomainError} columns of unequal length, or negative tokens.
 *
 * @see Dawid (1984), doi:10.2307/2981683; Blier & Ollivier (2018), arXiv:1802.07044
 *
 * @example
 * ```ts
 * prequentialCodeLength({ losses: [2 * Math.LN2, Math.LN2], tokens: [10, 10] }); // => 30
 * ```
 */
export function prequentialCodeLength(curve: LossCurve): Bits {
  checkLossCurve('prequentialCodeLength', curve);
  return bitsFromNats(areaAbove(curve, 0));
}
