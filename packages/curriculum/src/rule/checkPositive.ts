import { DomainError } from '@bits-per-sample/core';

/** A temperature, width or exponent is greater than 0; NaN passes. */
export function checkPositive(fn: string, parameter: string, amount: number): void {
  if (amount <= 0) throw new DomainError(fn, parameter, '> 0', amount);
}
