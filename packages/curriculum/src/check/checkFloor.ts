import { DomainError } from '@bits-per-sample/core';

/** Refuses a floor that would let a task out for good. @internal */
export function checkFloor(fn: string, floor: number): void {
  if (!(floor > 0 && floor <= 1)) throw new DomainError(fn, 'floor', 'in (0, 1]', floor);
}
