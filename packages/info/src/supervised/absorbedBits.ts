import {
  type Bits,
  bitsFromNats,
  checkNumber,
  checkObject,
  type Nats,
} from '@bits-per-sample/core';
import { areaAbove, checkLossCurve, type LossCurve } from './lossCurve.ts';

/** Options of {@link absorbedBits}. */
export interface AbsorbedOptions {
  /** Loss that the model converged to, in nats per token. */
  readonly final: Nats;
}

/**
 * Bits that went from the data into the model: the area of the loss curve above its final
 * loss, Σ tokens · (loss − final).
 *
 * Of the bits offered ({@link prequentialCodeLength}) the rest, final · tokens, stays noise
 * to this model. Negative late in training when the loss fluctuates below `final`; take
 * a smoothed last value for it, not the minimum, and report which.
 *
 * @param curve losses in nats per token and tokens, batch by batch.
 * @param options `final`: converged loss in nats per token.
 * @returns absorbed bits, of either sign.
 * @throws {DomainError} columns of unequal length, or negative tokens.
 *
 * @see Finzi et al. (2026), arXiv:2601.03220
 *
 * @example
 * ```ts
 * const curve = { losses: [3 * Math.LN2, Math.LN2], tokens: [10, 10] };
 * absorbedBits(curve, { final: Math.LN2 }); // => 20
 * ```
 */
export function absorbedBits(curve: LossCurve, options: AbsorbedOptions): Bits {
  const fn = 'absorbedBits';
  checkLossCurve(fn, curve);
  checkObject(fn, 'options', options);
  const final = options.final as number;
  checkNumber(fn, 'final', final);
  return bitsFromNats(areaAbove(curve, final));
}
