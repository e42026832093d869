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
  return {
    name,
    refill,
    suits: ({ labelNoise }) =>
      Number.isFinite(labelNoise) || !strategy().needs.includes('difficulty'),
    create: ({ tasks, seed }) => curriculum(strategy(), { tasks, seed }),
  };
}
