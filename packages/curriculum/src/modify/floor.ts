import { DomainError } from '@bits-per-sample/core';
import type { Modifier } from '../strategy/stage.ts';

/**
 * No weight below a least one, in the units of the score.
 *
 * @param least weight that every task keeps, > 0.
 * @returns the modifier.
 * @throws {DomainError} least not positive.
 *
 * @example
 * ```ts
 * floor(0.01).name; // => 'floor'
 * ```
 */
export function floor(least: number): Modifier {
  if (!(typeof least === 'number' && least > 0))
    throw new DomainError('floor', 'least', '> 0', least);
  return { name: 'floor', modify: (weight) => Math.max(weight, least) };
}
