import {
  type Bits,
  bitsFromNats,
  checkAtLeast,
  checkNumber,
  checkObject,
  type Nats,
} from '@bits-per-sample/core';

/** A loss split at the floor that no model can pass. */
export interface ReducibleLoss {
  /** Cross-entropy of the model, in nats per token. */
  readonly crossEntropy: Nats;
  /** Irreducible cross-entropy, in nats per token: the E of a scaling-law fit L = E + A·N^−α + B·D^−β. */
  readonly irreducible: Nats;
  /** Tokens it is counted over, ≥ 0. */
  readonly tokens: number;
}

/**
 * Bits that a better model could still learn from the same tokens:
 * (cross-entropy − irreducible) · tokens.
 *
 * The third of three columns that are easily mistaken for each other: bits offered, bits
 * absorbed, bits reducible. The floor comes from a fit and has an uncertainty of its own;
 * a negative result says that the floor is wrong and is not rounded up to zero.
 *
 * @param loss cross-entropy and its floor in nats per token, and tokens.
 * @returns reducible bits, of either sign.
 * @throws {DomainError} tokens < 0.
 *
 * @see Hoffmann et al. (2022), arXiv:2203.15556
 *
 * @example
 * ```ts
 * reducibleBits({ crossEntropy: 2 * Math.LN2, irreducible: Math.LN2, tokens: 100 }); // => 100
 * ```
 */
export function reducibleBits(loss: ReducibleLoss): Bits {
  const fn = 'reducibleBits';
  checkObject(fn, 'loss', loss);
  const { crossEntropy, irreducible, tokens } = loss;
  checkNumber(fn, 'crossEntropy', crossEntropy as number);
  checkNumber(fn, 'irreducible', irreducible as number);
  checkAtLeast(fn, 'tokens', tokens, 0);
  return bitsFromNats((crossEntropy as number) - (irreducible as number)) * tokens;
}
