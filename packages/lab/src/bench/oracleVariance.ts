import { checkGroupSize, checkObject } from '@bits-per-sample/core';
import { best } from './best.ts';
import type { Contender } from './contender.ts';
import { plainCurriculum } from './plainCurriculum.ts';

/**
 * An oracle that knows the true pass rate p of each task and rolls out those with the largest
 * p(1 − p): the best that this rule can do. A task whose reward has nothing to do with the answer
 * stays where it is, and holds it.
 *
 * @param options `groupSize`: rollouts per group. Default 8.
 * @returns the contender.
 * @throws {DomainError} a group size that is no integer in [1, 2^20].
 *
 * @example
 * ```ts
 * oracleVariance().name; // => 'oracleVariance'
 * ```
 */
export function oracleVariance(options: { readonly groupSize?: number } = {}): Contender {
  checkObject('oracleVariance', 'options', options);
  const { groupSize = 8 } = options;
  checkGroupSize('oracleVariance', groupSize);
  return {
    name: 'oracleVariance',
    create: (setting) => {
      const { world, student } = setting;
      const score = new Float64Array(world.tasks.length);
      return plainCurriculum('oracleVariance', setting, groupSize, (picked, present) => {
        for (let i = 0; i < score.length; i++) {
          const p = student.passRate(i, 0);
          score[i] = present[i] ? p * (1 - p) : -Infinity;
        }
        return best(score, picked);
      });
    },
  };
}
