import { DomainError } from '@bits-per-sample/core';

/** An option in [0, 1]. */
export function checkUnit(fn: string, parameter: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new DomainError(fn, parameter, 'in [0, 1]', value);
}
