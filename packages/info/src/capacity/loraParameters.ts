import {
  checkArray,
  checkNumbers,
  checkObject,
  checkWhole,
  DomainError,
} from '@bits-per-sample/core';

/** Adapters of low rank: their rank, and the matrices that they stand beside. */
export interface LoraShape {
  /** Rank r of every adapter, an integer ≥ 1. */
  readonly rank: number;
  /** Rows and columns of each matrix that has one, whole numbers ≥ 1; shape [matrices, 2]. */
  readonly shapes: readonly (readonly [rows: number, columns: number])[];
}

/**
 * Parameters of LoRA adapters: Σ r·(rows + columns) over the matrices that have one.
 *
 * An adapter is a product of two thin matrices, rows × r and r × columns. What training with them can
 * hold is bounded by their parameters, not by those of the model ({@link loraCapacity}).
 *
 * @param adapters rank, and shapes of the matrices.
 * @returns the number of parameters that are trained.
 * @throws {DomainError} a rank or a side that is no whole number ≥ 1.
 *
 * @see Hu et al. (2021), arXiv:2106.09685
 *
 * @example
 * ```ts
 * loraParameters({ rank: 1, shapes: [[4096, 4096], [4096, 1024]] }); // => 13312
 * ```
 */
export function loraParameters(adapters: LoraShape): number {
  const fn = 'loraParameters';
  checkObject(fn, 'adapters', adapters);
  const { rank, shapes } = adapters;
  checkWhole(fn, 'rank', rank, { least: 1 });
  checkArray(fn, 'shapes', shapes);
  let sum = 0;
  for (const shape of shapes) {
    checkNumbers(fn, 'shapes', shape);
    if (shape.length !== 2) throw new DomainError(fn, 'shapes', 'of pairs', shape);
    for (const side of shape) checkWhole(fn, 'shapes', side, { least: 1 });
    sum += rank * (shape[0] + shape[1]);
  }
  return sum;
}
