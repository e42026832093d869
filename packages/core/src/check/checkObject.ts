import { DomainError } from '../errors.ts';

/**
 * Refuses what has no fields: undefined, null, text and numbers, where an object of options or
 * columns is wanted.
 *
 * @param fn name of the function that was called.
 * @param parameter name of the parameter.
 * @param value the argument.
 * @throws {DomainError} value not an object.
 *
 * @example
 * ```ts
 * checkObject('mcnemar', 'outcomes', { base: [1], trained: [0] }); // => undefined
 * ```
 */
export function checkObject(fn: string, parameter: string, value: object): void {
  if (typeof value !== 'object' || value === null)
    throw new DomainError(fn, parameter, 'an object', value);
}
