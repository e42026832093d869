import { DomainError } from '@bits-per-sample/core';

/** Takes a step; what it refuses is refused in the builder's name. */
export function inName<T>(fn: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(fn, error.parameter, error.expected, error.received, error.row);
  }
}
