import { checkArray } from './check/checkArray.ts';
import { checkSameLength } from './check/checkSameLength.ts';
import { DomainError } from './errors.ts';

/**
 * Applies a scalar kernel to a column. The scalar function is the implementation of a
 * formula; where a column form stands beside it for speed, tests hold it to this one.
 *
 * @param kernel any scalar function of the family.
 * @param x column, length N.
 * @param out where to write, length N. Default: a new column.
 * @returns `out`.
 * @throws {DomainError} the kernel's own error, with `row` set; a kernel that is no function, x
 *   that is no array, an `out` of another length.
 *
 * @example
 * ```ts
 * mapColumn(Math.sqrt, Float64Array.of(1, 4, 9)); // => Float64Array.of(1, 2, 3)
 * ```
 */
export function mapColumn(
  kernel: (x: number) => number,
  x: ArrayLike<number>,
  out?: Float64Array,
): Float64Array {
  if (typeof kernel !== 'function')
    throw new DomainError('mapColumn', 'kernel', 'a function', kernel);
  checkArray('mapColumn', 'x', x);
  if (out !== undefined && !(out instanceof Float64Array))
    throw new DomainError('mapColumn', 'out', 'a Float64Array', out);
  if (out !== undefined) checkSameLength('mapColumn', 'out', out, x.length);
  const values = out ?? new Float64Array(x.length);
  let i = 0;
  try {
    for (; i < x.length; i++) values[i] = kernel(x[i]!);
  } catch (error) {
    if ((error as DomainError)?.code === 'DOMAIN') (error as DomainError).row = i;
    throw error;
  }
  return values;
}
