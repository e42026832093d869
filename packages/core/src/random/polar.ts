import { DomainError } from '../errors.ts';
import type { Rng } from './createRng.ts';

/**
 * Attempts of a rejection method after which the generator is at fault: each succeeds with a
 * probability above ¾, so that a uniform generator fails with one below 4^−1000.
 */
export const ATTEMPTS = 1000;

/** The error of a generator whose numbers no rejection method accepts. */
export function notUniform(fn: string, received: unknown): DomainError {
  return new DomainError(fn, 'rng', 'a generator of uniform numbers in [0, 1)', received);
}

/**
 * A standard normal number by Marsaglia's polar method, in the name of the function that was
 * called.
 *
 * @internal
 */
export function polar(fn: string, rng: Rng): number {
  for (let i = 0; i < ATTEMPTS; i++) {
    const x = 2 * rng.next() - 1;
    const y = 2 * rng.next() - 1;
    const r = x * x + y * y;
    if (r < 1 && r > 0) return x * Math.sqrt((-2 * Math.log(r)) / r);
  }
  throw notUniform(fn, rng.next());
}
