import { checkObject, checkWhole, DomainError } from '@bits-per-sample/core';
import type { GradientMatrix } from './gradientMatrix.ts';

/** Most parameters per row: what a typed array of doubles can hold everywhere. */
export const MOST_PARAMETERS = 2 ** 31;

/** Number of rows; the shape is checked. */
export function rowCount(
  fn: string,
  matrix: GradientMatrix,
  least: number,
  parameter = 'values',
): number {
  checkObject(fn, parameter === 'values' ? 'gradients' : parameter, matrix);
  const { values, dimension } = matrix;
  checkWhole(fn, 'dimension', dimension, { least: 1, most: MOST_PARAMETERS });
  checkGradient(fn, parameter, values);
  const rows = values.length / dimension;
  if (!Number.isInteger(rows))
    throw new DomainError(fn, parameter, `of a multiple of ${dimension} numbers`, values.length);
  if (rows < least) throw new DomainError(fn, parameter, `of at least ${least} rows`, rows);
  return rows;
}

/** Numbers of a gradient come in a typed array, as the kernels read them. */
export function checkGradient(
  fn: string,
  parameter: string,
  values: Float32Array | Float64Array,
): void {
  if (!(values instanceof Float32Array || values instanceof Float64Array))
    throw new DomainError(fn, parameter, 'a Float32Array or a Float64Array', values);
}
