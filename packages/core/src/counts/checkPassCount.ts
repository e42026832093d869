import { checkWhole } from '../check/checkWhole.ts';
import { DomainError } from '../errors.ts';
import type { PassCount } from './passCount.ts';

/**
 * Refuses what is not k successes in n attempts of one prompt. NaN passes.
 *
 * @param fn name of the function that was called.
 * @param count `attempts` n, an integer ≥ 0, and `successes` k, an integer in [0, n].
 * @throws {DomainError} k or n not such integers, or not numbers.
 *
 * @example
 * ```ts
 * checkPassCount('wilson', { successes: 3, attempts: 8 }); // => undefined
 * ```
 */
export function checkPassCount(fn: string, count: PassCount): void {
  if (typeof count !== 'object' || count === null)
    throw new DomainError(fn, 'counts', 'with successes and attempts', count);
  const { successes, attempts } = count;
  checkWhole(fn, 'attempts', attempts, { most: Infinity, orNaN: true });
  if (Number.isNaN(successes)) return;
  if (!Number.isInteger(successes) || successes < 0 || successes > attempts)
    throw new DomainError(fn, 'successes', `an integer in [0, attempts = ${attempts}]`, successes);
}
