import { DomainError } from '@bits-per-sample/core';

/** The domain of every function of a pass rate and a group size. */
export function checkGroup(fn: string, p: number, groupSize: number): void {
  if (p < 0 || p > 1) throw new DomainError(fn, 'p', 'in [0, 1]', p);
  checkGroupSize(fn, groupSize);
}

/** A group size is a whole number of rollouts. */
export function checkGroupSize(fn: string, groupSize: number): void {
  if (!(Number.isInteger(groupSize) && groupSize >= 1))
    throw new DomainError(fn, 'groupSize', 'an integer ≥ 1', groupSize);
}
