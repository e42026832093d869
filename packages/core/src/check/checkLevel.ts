import { DomainError } from '../errors.ts';

/**
 * Refuses what is no level of an interval.
 *
 * @param fn name of the function that was called.
 * @param level nominal coverage, in (0, 1).
 * @throws {DomainError} level outside (0, 1), NaN, or not a number.
 *
 * @example
 * ```ts
 * checkLevel('jeffreys', 0.95); // => undefined
 * ```
 */
export function checkLevel(fn: string, level: number): void {
  if (!(typeof level === 'number' && level > 0 && level < 1))
    throw new DomainError(fn, 'level', 'in (0, 1)', level);
}
