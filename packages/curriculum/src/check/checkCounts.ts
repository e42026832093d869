import { checkNumber, checkObject, DomainError, type PassCount } from '@bits-per-sample/core';

/**
 * Successes lie in [0, attempts]; fractions, as beliefs hold them, and NaN pass.
 * @internal
 */
export function checkCounts(fn: string, counts: PassCount): void {
  checkObject(fn, 'counts', counts);
  const { successes, attempts } = counts;
  checkNumber(fn, 'attempts', attempts);
  checkNumber(fn, 'successes', successes);
  if (attempts < 0) throw new DomainError(fn, 'attempts', '≥ 0', attempts);
  if (successes < 0 || successes > attempts)
    throw new DomainError(fn, 'successes', `in [0, attempts = ${attempts}]`, successes);
}
