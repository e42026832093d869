import { DomainError } from '../errors.ts';

/**
 * Refuses numbers below a least value. NaN passes.
 *
 * @param fn name of the function that was called.
 * @param parameter name of the parameter that is checked.
 * @param x the argument, in [least, Infinity].
 * @param least the least value that passes.
 * @throws {DomainError} x below `least`, or not a number.
 *
 * @example
 * ```ts
 * checkAtLeast('lgamma', 'x', 0, 0); // => undefined
 * ```
 */
export function checkAtLeast(fn: string, parameter: string, x: number, least: number): void {
  if (typeof x !== 'number' || x < least) throw new DomainError(fn, parameter, `≥ ${least}`, x);
}
