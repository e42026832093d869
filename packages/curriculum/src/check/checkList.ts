import { DomainError } from '@bits-per-sample/core';

/** Refuses what is no list. @internal */
export function checkList(fn: string, parameter: string, value: readonly unknown[]): void {
  if (!Array.isArray(value)) throw new DomainError(fn, parameter, 'a list', value);
}
