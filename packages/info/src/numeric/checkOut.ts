import { checkSameLength, DomainError } from '@bits-per-sample/core';

/** A column to write into: doubles, as many as there are rows. */
export function checkOut(fn: string, out: Float64Array, length: number): void {
  if (!(out instanceof Float64Array)) throw new DomainError(fn, 'out', 'a Float64Array', out);
  checkSameLength(fn, 'out', out, length);
}
