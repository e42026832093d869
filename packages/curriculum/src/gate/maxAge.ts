import { DomainError } from '@bits-per-sample/core';
import type { Gate } from '../strategy/stage.ts';

/**
 * Refuses groups whose policy is more than so many versions old, with the reason `stale`. They
 * still count as evidence, by their lag.
 *
 * @param versions largest lag, ≥ 0.
 * @returns the gate.
 * @throws {DomainError} versions negative.
 *
 * @example
 * ```ts
 * typeof maxAge(4).refuses; // => 'function'
 * ```
 */
export function maxAge(versions: number): Gate {
  if (!(typeof versions === 'number' && versions >= 0))
    throw new DomainError('maxAge', 'versions', '≥ 0', versions);
  return { refuses: (_pool, { lag }) => (lag > versions ? 'stale' : undefined) };
}
