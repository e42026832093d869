import { DomainError } from '@bits-per-sample/core';

/** How many things stand behind one: a number ≥ 1, not always whole, never NaN. */
export function checkCount(fn: string, parameter: string, x: number): void {
  if (!(typeof x === 'number' && x >= 1)) throw new DomainError(fn, parameter, '≥ 1', x);
}
