import { checkNumber } from './check/checkNumber.ts';

declare const unit: unique symbol;

/** Bits: base-2 information, the only unit of information inside the family. */
export type Bits = number & { readonly [unit]?: 'bits' };

/** Nats: base-e information, as logs and losses carry it. Enters through {@link bitsFromNats} alone. */
export type Nats = number & { readonly [unit]?: 'nats' };

/**
 * Converts nats (natural logarithms, as trainers log them) to bits: x / ln 2.
 *
 * This is the only door for nats: a loss or a log-probability is converted once, at the
 * boundary, and everything inside is bits.
 *
 * @param nats information in nats, any number; NaN gives NaN.
 * @returns the same information in bits.
 * @throws {DomainError} nats is not a number.
 *
 * @example
 * ```ts
 * bitsFromNats(Math.LN2); // => 1
 * ```
 */
export function bitsFromNats(nats: Nats): Bits {
  checkNumber('bitsFromNats', 'nats', nats);
  return (nats as number) / Math.LN2;
}
