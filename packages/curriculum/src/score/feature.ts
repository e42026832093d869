import { DomainError } from '@bits-per-sample/core';
import type { Score } from '../strategy/stage.ts';

/**
 * Worth as a label says: a feature of the task.
 *
 * @param name of the feature.
 * @returns the score; NaN (unknown) for tasks without it. Negative values count as 0.
 * @throws {DomainError} name no text.
 *
 * @example
 * ```ts
 * typeof feature('weight').score; // => 'function'
 * ```
 */
export function feature(name: string): Score {
  if (typeof name !== 'string') throw new DomainError('feature', 'name', 'a text', name);
  return { score: ({ features }, row) => Math.max(0, features[name]?.[row] ?? NaN) };
}
