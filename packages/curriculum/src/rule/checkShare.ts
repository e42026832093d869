import { DomainError } from '@bits-per-sample/core';

/** A probability or share lies in [0, 1]; NaN passes. */
export function checkShare(fn: string, parameter: string, share: number): void {
  if (share < 0 || share > 1) throw new DomainError(fn, parameter, 'in [0, 1]', share);
}
