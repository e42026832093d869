import { DomainError } from '../errors.ts';
import { checkArray } from './checkArray.ts';

/**
 * Refuses what is not an array of numbers. NaN passes.
 *
 * @param fn name of the function that was called.
 * @param parameter name of the parameter that is checked.
 * @param values an array or typed array of numbers.
 * @throws {DomainError} not an array, or an element that is no number: then with `row`.
 *
 * @example
 * ```ts
 * checkNumbers('bootstrapMean', 'values', [0.5, NaN]); // => undefined
 * ```
 */
export function checkNumbers(fn: string, parameter: string, values: ArrayLike<number>): void {
  if (values instanceof Float64Array) return;
  checkArray(fn, parameter, values);
  for (let i = 0; i < values.length; i++)
    if (typeof values[i] !== 'number')
      throw new DomainError(fn, parameter, 'of numbers', values[i], i);
}
