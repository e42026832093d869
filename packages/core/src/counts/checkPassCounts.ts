import { checkArray } from '../check/checkArray.ts';
import { checkSameLength } from '../check/checkSameLength.ts';
import { DomainError } from '../errors.ts';
import type { PassCounts } from './passCount.ts';

/**
 * Refuses what is not counts of prompts. NaN does not pass: a prompt without attempts has
 * n = 0.
 *
 * @param fn name of the function that was called.
 * @param counts `attempts` and `successes`, equally long, integers with 0 ≤ kᵢ ≤ nᵢ.
 * @throws {DomainError} columns of unequal length or no arrays; an element that is no such
 *   integer: then with `row`.
 *
 * @example
 * ```ts
 * checkPassCounts('meanPassAtK', { successes: [3, 0], attempts: [8, 8] }); // => undefined
 * ```
 */
export function checkPassCounts(fn: string, counts: PassCounts): void {
  if (typeof counts !== 'object' || counts === null)
    throw new DomainError(fn, 'counts', 'with successes and attempts', counts);
  const { successes, attempts } = counts;
  checkArray(fn, 'successes', successes);
  checkSameLength(fn, 'attempts', attempts, successes.length);
  for (let i = 0; i < attempts.length; i++) {
    const n = attempts[i]!;
    const k = successes[i]!;
    if (!(Number.isInteger(n) && n >= 0))
      throw new DomainError(fn, 'attempts', 'of integers ≥ 0', n, i);
    if (!(Number.isInteger(k) && k >= 0 && k <= n))
      throw new DomainError(fn, 'successes', `of integers in [0, attempts = ${n}]`, k, i);
  }
}
