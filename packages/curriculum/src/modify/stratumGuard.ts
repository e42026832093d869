import { DomainError } from '@bits-per-sample/core';
import type { Guard } from '../strategy/stage.ts';

/**
 * Keeps every stratum alive: whatever its weight, it gets at least `minShare` of the draws. A
 * stratum frozen by errors gets just that, so that its return is seen and little is lost on it.
 *
 * @param minShare least share of each stratum, in [0, 1]; at most 1/S with S strata.
 * @returns the guard, to be listed among the modifiers.
 * @throws {DomainError} minShare outside [0, 1].
 *
 * @example
 * ```ts
 * stratumGuard(0.05); // => { name: 'stratumGuard', minShare: 0.05 }
 * ```
 */
export function stratumGuard(minShare: number): Guard {
  if (!(typeof minShare === 'number' && minShare >= 0 && minShare <= 1))
    throw new DomainError('stratumGuard', 'minShare', 'in [0, 1]', minShare);
  return { name: 'stratumGuard', minShare };
}
