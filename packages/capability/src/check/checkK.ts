import { checkWhole } from '@bits-per-sample/core';

/** Throws unless k is an integer ≥ `least`. NaN passes. */
export function checkK(fn: string, k: number, least = 0): void {
  checkWhole(fn, 'k', k, { least, orNaN: true });
}
