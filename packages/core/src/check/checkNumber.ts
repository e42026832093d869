import { DomainError } from '../errors.ts';

/**
 * Refuses what is not a number: text, objects, null, a missing argument. NaN passes.
 *
 * @param fn name of the function that was called.
 * @param parameter name of the parameter that is checked.
 * @param x the argument.
 * @throws {DomainError} x is not of type number.
 *
 * @example
 * ```ts
 * checkNumber('mean', 'sum', NaN); // => undefined
 * ```
 */
export function checkNumber(fn: string, parameter: string, x: number): void {
  if (typeof x !== 'number') throw new DomainError(fn, parameter, 'a number', x);
}
