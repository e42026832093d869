import { checkRng } from './checkRng.ts';
import type { Rng } from './createRng.ts';
import { polar } from './polar.ts';

/**
 * Draws a standard normal number.
 *
 * Marsaglia's polar method; the second number of a pair is thrown away, so that a generator's
 * state says all there is to know.
 *
 * @param rng where chance comes from; 2.55 uniform numbers are taken on average.
 * @returns a number, mean 0, standard deviation 1.
 * @throws {DomainError} rng is no generator, or its numbers are not uniform.
 *
 * @see Marsaglia & Bray (1964), doi:10.1137/1006063
 *
 * @example
 * ```ts
 * sampleNormal(createRng(1)) === sampleNormal(createRng(1)); // => true
 * ```
 */
export function sampleNormal(rng: Rng): number {
  checkRng('sampleNormal', rng);
  return polar('sampleNormal', rng);
}
