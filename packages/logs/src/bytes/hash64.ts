/**
 * Two 32-bit words that stand for a text: the two halves of the sixteen digits of
 * {@link promptId}, or any other hash of 64 bits.
 *
 * @example
 * ```ts
 * const digits = promptId('an answer');
 * const hash: Hash64 = {
 *   high: Number.parseInt(digits.slice(0, 8), 16),
 *   low: Number.parseInt(digits.slice(8), 16),
 * };
 * hash.high < 2 ** 32; // => true
 * ```
 */
export interface Hash64 {
  /** The first 32 bits. */
  high: number;
  /** The other 32 bits. */
  low: number;
}

/**
 * Mixes the UTF-16 units of a text, every `stride`-th of them, into a running 64-bit hash:
 * two multiplicative hashes with different constants, finished against each other.
 * Not cryptographic. Ten million texts collide with a probability below 10⁻⁵.
 */
export function hash64(text: string, { high, low }: Hash64, stride = 1): Hash64 {
  let a = 0xdeadbeef ^ low;
  let b = 0x41c6ce57 ^ high;
  for (let i = 0; i < text.length; i += stride) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2_654_435_761);
    b = Math.imul(b ^ unit, 1_597_334_677);
  }
  a ^= text.length;
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return { high: b >>> 0, low: a >>> 0 };
}

/** Hash of nothing yet. */
export const emptyHash: Hash64 = { high: 0, low: 0 };

/** Sixteen hexadecimal digits: the name of a group whose prompt must not be kept. */
export const hashName = ({ high, low }: Hash64): string =>
  high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');

/** 52 bits of a hash, as a whole number: a column of doubles holds it, and the sum of two, exactly. */
export const hash52 = ({ high, low }: Hash64): number => (high & 0xfffff) * 2 ** 32 + low;

/** {@link hashName} of a text. */
export const hashText = (text: string): string => hashName(hash64(text, emptyHash));
