import { DomainError } from '@bits-per-sample/core';

/** Refuses what is no share in (0, 1]. @internal */
export function checkRate(fn: string, parameter: string, rate: number): void {
  if (!(rate > 0 && rate <= 1)) throw new DomainError(fn, parameter, 'in (0, 1]', rate);
}
