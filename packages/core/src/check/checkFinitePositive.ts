import { DomainError } from '../errors.ts';

/**
 * Refuses 0, what lies below, and Infinity. NaN passes.
 *
 * @param fn name of the function that was called.
 * @param parameter name of the parameter that is checked.
 * @param x the argument, in (0, Infinity).
 * @throws {DomainError} x not positive and finite, or not a number.
 *
 * @example
 * ```ts
 * checkFinitePositive('betainc', 'a', 0.5); // => undefined
 * ```
 */
export function checkFinitePositive(fn: string, parameter: string, x: number): void {
  if (typeof x !== 'number' || x <= 0 || x === Infinity)
    throw new DomainError(fn, parameter, '> 0 and finite', x);
}
