import { DomainError } from '../errors.ts';

/**
 * Refuses what is not an array or a typed array.
 *
 * @param fn name of the function that was called.
 * @param parameter name of the parameter that is checked.
 * @param values the argument.
 * @throws {DomainError} no object with a length.
 *
 * @example
 * ```ts
 * checkArray('fold', 'values', Float64Array.of(1, 0)); // => undefined
 * ```
 */
export function checkArray(fn: string, parameter: string, values: ArrayLike<unknown>): void {
  if (
    typeof values !== 'object' ||
    values === null ||
    !(Number.isInteger(values.length) && values.length >= 0)
  )
    throw new DomainError(fn, parameter, 'an array', values);
}
