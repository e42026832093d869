import { checkArray, DomainError } from '@bits-per-sample/core';

/** Throws unless ks are rising integers ≥ 1. */
export function checkKs(fn: string, ks: readonly number[]): void {
  checkArray(fn, 'ks', ks);
  for (let l = 0; l < ks.length; l++)
    if (!(Number.isInteger(ks[l]) && ks[l]! >= 1 && ks[l]! > (ks[l - 1] ?? 0)))
      throw new DomainError(fn, 'ks', 'of rising integers ≥ 1', ks[l]);
}
