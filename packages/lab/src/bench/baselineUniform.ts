import { checkGroupSize, checkObject, createRng } from '@bits-per-sample/core';
import type { Contender } from './contender.ts';
import { plainCurriculum } from './plainCurriculum.ts';

/**
 * Every task as often as any other, without replacement within a batch: what a curriculum must beat.
 *
 * @param options `groupSize`: rollouts per group. Default 8.
 * @returns the contender, named `baseline`.
 * @throws {DomainError} a group size that is no integer in [1, 2^20].
 *
 * @example
 * ```ts
 * baselineUniform().name; // => 'baseline'
 * ```
 */
export function baselineUniform(options: { readonly groupSize?: number } = {}): Contender {
  checkObject('baselineUniform', 'options', options);
  const { groupSize = 8 } = options;
  checkGroupSize('baselineUniform', groupSize);
  return {
    name: 'baseline',
    create: (setting) => {
      const { world, seed } = setting;
      const rng = createRng(seed);
      const order = Int32Array.from(world.tasks, (_, i) => i);
      return plainCurriculum('baseline', setting, groupSize, (picked, present) => {
        let count = 0;
        for (let i = 0; i < order.length && count < picked.length; i++) {
          const j = i + Math.floor(rng.next() * (order.length - i));
          const task = order[j]!;
          order[j] = order[i]!;
          order[i] = task;
          if (present[task]) picked[count++] = task;
        }
        return count;
      });
    },
  };
}
