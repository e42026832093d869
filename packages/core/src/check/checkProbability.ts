import { DomainError } from '../errors.ts';

/**
 * Refuses what is no probability. NaN passes: a missing number in gives a missing number out.
 *
 * @param fn name of the function that was called.
 * @param parameter name of the parameter that is checked.
 * @param x the argument, in [0, 1].
 * @throws {DomainError} x outside [0, 1], or not a number.
 *
 * @example
 * ```ts
 * checkProbability('binaryEntropy', 'p', 0.5); // => undefined
 * ```
 */
export function checkProbability(fn: string, parameter: string, x: number): void {
  if (typeof x !== 'number' || x < 0 || x > 1) throw new DomainError(fn, parameter, 'in [0, 1]', x);
}
