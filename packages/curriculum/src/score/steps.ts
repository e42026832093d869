import { DomainError } from '@bits-per-sample/core';
import type { Score } from '../strategy/stage.ts';

const isPair = (x: unknown): boolean =>
  Array.isArray(x) && typeof x[0] === 'number' && typeof x[1] === 'number';

/**
 * Worth by steps of the pass rate: that of the first step whose upper end is not below it.
 *
 * @param levels upper end and worth of each, rising to 1.
 * @returns the score; NaN for tasks without a pass rate.
 * @throws {DomainError} upper ends that do not rise to 1, worths that are not positive.
 *
 * @example
 * ```ts
 * steps([[0.5, 2], [1, 1]]).worth?.(0.5); // => 2
 * ```
 */
export function steps(levels: readonly (readonly [upto: number, worth: number])[]): Score {
  if (!Array.isArray(levels) || !levels.every((level) => isPair(level)))
    throw new DomainError('steps', 'levels', 'a list of pairs of numbers', levels);
  const rising = levels.every(([upto], i) => i === 0 || upto > levels[i - 1]![0]);
  if (!rising || levels.at(-1)?.[0] !== 1)
    throw new DomainError('steps', 'levels', 'with upper ends rising to 1', levels);
  if (!levels.every(([, worth]) => worth > 0))
    throw new DomainError('steps', 'levels', 'with positive worths', levels);
  const worth = (p: number) => levels.find(([upto]) => p <= upto)?.[1] ?? NaN;
  return { worth, score: (_pool, _row, mean) => worth(mean) };
}
