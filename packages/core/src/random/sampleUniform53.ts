import { checkRng } from './checkRng.ts';
import type { Rng } from './createRng.ts';

/**
 * A uniform number in [0, 1) with 53 bits, of two draws.
 *
 * The 32 bits of one draw are too few to choose among 10⁷ prompts by weight, or to compare
 * with a small probability.
 *
 * @param rng where chance comes from; two uniform numbers are taken.
 * @returns a multiple of 2^−53 in [0, 1).
 * @throws {DomainError} rng is no generator.
 *
 * @example
 * ```ts
 * sampleUniform53(createRng(7)) < 1; // => true
 * ```
 */
export function sampleUniform53(rng: Rng): number {
  checkRng('sampleUniform53', rng);
  const high = rng.next() * 2 ** 32;
  return ((high >>> 5) * 67108864 + ((rng.next() * 2 ** 32) >>> 6)) * 2 ** -53;
}
