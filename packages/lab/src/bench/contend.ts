import { curriculum, type Strategy } from '@bits-per-sample/curriculum';
import type { Contender } from './contender.ts';

/**
 * Enters a strategy into the benchmark.
 *
 * @param name unique name in the results.
 * @param strategy makes a fresh strategy.
 * @param options `refill`: how often a step may ask again until the batch is full of admitted groups.
 * @returns the contender.
 *
 * @example
 * ```ts
 * contend('mine', () => { throw new Error('only when a trial starts'); }).name; // => 'mine'
 * ```
 */
export function contend(
  name: string,
  strategy: () => Strategy,
  { refill = 0 }: { readonly refill?: number } = {},
): Contender {
  return { name, refill, create: ({ tasks, seed }) => curriculum(strategy(), { tasks, seed }) };
}
