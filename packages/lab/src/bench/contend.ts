import { checkObject, checkWhole, DomainError } from '@bits-per-sample/core';
import { curriculum, type Strategy } from '@bits-per-sample/curriculum';
import type { Contender } from './contender.ts';

/**
 * Enters a strategy into the benchmark. One that needs labels of difficulty is left out where there
 * are none.
 *
 * @param name unique name in the results.
 * @param strategy makes a fresh strategy.
 * @param options `refill`: how often a step may ask again until the batch is full of admitted groups.
 * @returns the contender.
 * @throws {DomainError} a name that is no text, a strategy that is no function, a refill outside [0, 10 000].
 *
 * @example
 * ```ts
 * contend('mine', () => { throw new Error('only when a trial starts'); }).name; // => 'mine'
 * ```
 */
export function contend(
  name: string,
  strategy: () => Strategy,
  options: { readonly refill?: number } = {},
): Contender {
  if (typeof name !== 'string') throw new DomainError('contend', 'name', 'a text', name);
  if (typeof strategy !== 'function')
    throw new DomainError('contend', 'strategy', 'a function', strategy);
  checkObject('contend', 'options', options);
  const { refill = 0 } = options;
  checkWhole('contend', 'refill', refill, { most: 10_000 });
  return {
    name,
    refill,
    suits: ({ labelNoise }) =>
      Number.isFinite(labelNoise) || !strategy().needs.includes('difficulty'),
    create: ({ tasks, seed }) => curriculum(strategy(), { tasks, seed }),
  };
}
