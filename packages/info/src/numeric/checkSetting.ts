import { DomainError } from '@bits-per-sample/core';

/** A setting that scales something: positive, and unlike data never NaN. */
export function checkSetting(fn: string, parameter: string, x: number): void {
  if (!(typeof x === 'number' && x > 0)) throw new DomainError(fn, parameter, '> 0', x);
}
