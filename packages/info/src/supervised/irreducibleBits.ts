import {
  type Bits,
  bitsFromNats,
  checkAtLeast,
  checkNumber,
  checkObject,
} from '@bits-per-sample/core';
import type { ReducibleLoss } from './reducibleBits.ts';

/**
 * Bits in the data that no model can predict: irreducible · tokens.
 *
 * Offered with every label and never absorbed; the late part of a loss curve is mostly this.
 *
 * @param loss `irreducible`: floor in nats per token; `tokens`: tokens it is counted over.
 * @returns irreducible bits.
 * @throws {DomainError} tokens < 0.
 *
 * @example
 * ```ts
 * irreducibleBits({ irreducible: Math.LN2, tokens: 100 }); // => 100
 * ```
 */
export function irreducibleBits(loss: Pick<ReducibleLoss, 'irreducible' | 'tokens'>): Bits {
  const fn = 'irreducibleBits';
  checkObject(fn, 'loss', loss);
  const { irreducible, tokens } = loss;
  checkNumber(fn, 'irreducible', irreducible as number);
  checkAtLeast(fn, 'tokens', tokens, 0);
  return bitsFromNats(irreducible) * tokens;
}
