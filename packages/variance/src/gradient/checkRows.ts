import { DomainError } from '@bits-per-sample/core';
import type { GradientMatrix } from './gradientMatrix.ts';

/** Number of rows; the shape is checked. */
export function rowCount(
  fn: string,
  { values, dimension }: GradientMatrix,
  least: number,
  parameter = 'values',
): number {
  if (!(Number.isInteger(dimension) && dimension >= 1))
    throw new DomainError(fn, 'dimension', 'an integer ≥ 1', dimension);
  const rows = values.length / dimension;
  if (!Number.isInteger(rows))
    throw new DomainError(fn, parameter, `of a multiple of ${dimension} numbers`, values.length);
  if (rows < least) throw new DomainError(fn, parameter, `of at least ${least} rows`, rows);
  return rows;
}
