import { DomainError } from '@bits-per-sample/core';

/**
 * Gradients, one per row: of samples, of micro-batches, or of prompt groups, the unit of an RL
 * batch. Sketches of gradients do as well, for every quantity made of inner products.
 */
export interface GradientMatrix {
  /** The rows one after the other; length rows × dimension. */
  readonly values: Float32Array | Float64Array;
  /** Parameters (or sketch entries) per row, ≥ 1. */
  readonly dimension: number;
}

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
