import { DomainError } from '../errors.ts';

/**
 * Refuses a column that is not as long as its neighbours.
 *
 * @param fn name of the function that was called.
 * @param parameter name of the parameter that is checked.
 * @param values the column: an array or a typed array.
 * @param length the length that it must have.
 * @throws {DomainError} another length, or not an array.
 *
 * @example
 * ```ts
 * checkSameLength('foldPairs', 'y', [1, 2], 2); // => undefined
 * ```
 */
export function checkSameLength(
  fn: string,
  parameter: string,
  values: ArrayLike<unknown>,
  length: number,
): void {
  const received = typeof values === 'object' && values !== null ? values.length : values;
  if (received !== length) throw new DomainError(fn, parameter, `of length ${length}`, received);
}
