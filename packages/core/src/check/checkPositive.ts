import { DomainError } from '../errors.ts';

/**
 * Refuses 0 and what lies below. NaN and Infinity pass.
 *
 * @param fn name of the function that was called.
 * @param parameter name of the parameter that is checked.
 * @param x the argument, in (0, Infinity].
 * @throws {DomainError} x ≤ 0, or not a number.
 *
 * @example
 * ```ts
 * checkPositive('lbeta', 'a', Infinity); // => undefined
 * ```
 */
export function checkPositive(fn: string, parameter: string, x: number): void {
  if (typeof x !== 'number' || x <= 0) throw new DomainError(fn, parameter, '> 0', x);
}
