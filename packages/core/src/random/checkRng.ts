import { DomainError } from '../errors.ts';
import type { Rng } from './createRng.ts';

/**
 * Refuses what is no source of chance.
 *
 * @param fn name of the function that was called.
 * @param rng the argument.
 * @throws {DomainError} rng has no `next`.
 *
 * @example
 * ```ts
 * checkRng('sampleBeta', createRng(7)); // => undefined
 * ```
 */
export function checkRng(fn: string, rng: Rng): void {
  if (typeof rng !== 'object' || rng === null || typeof rng.next !== 'function')
    throw new DomainError(fn, 'rng', 'a generator, as createRng makes', rng);
}
