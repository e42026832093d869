import { bitsFromNats, checkNumber, checkPositive, type Nats } from '@bits-per-sample/core';

/**
 * Bits per byte of text: total negative log-likelihood over UTF-8 bytes.
 *
 * The unit in which models with different tokenizers can be compared; their perplexities
 * cannot.
 *
 * @param totalNats total negative log-likelihood of the text, in nats.
 * @param bytes length of the same text in UTF-8, > 0.
 * @returns bits per byte; NaN gives NaN.
 * @throws {DomainError} bytes ≤ 0.
 *
 * @example
 * ```ts
 * bitsPerByte(1000 * Math.LN2, 500); // => 2
 * ```
 */
export function bitsPerByte(totalNats: Nats, bytes: number): number {
  checkNumber('bitsPerByte', 'totalNats', totalNats as number);
  checkPositive('bitsPerByte', 'bytes', bytes);
  return bitsFromNats(totalNats) / bytes;
}
