import { checkGroupSize, checkObject } from '@bits-per-sample/core';
import { best } from './best.ts';
import type { Contender } from './contender.ts';
import { plainCurriculum } from './plainCurriculum.ts';

/**
 * An oracle that looks one step ahead with the true rates: it rolls out the tasks whose group raises
 * the judged score most, to first order. What regret is measured against.
 *
 * The gain of a task is the expected gradient of its group times the gradient of the score. It is
 * greedy, not optimal, and no curriculum can be it: it sees true pass rates, broken verifiers and the
 * student's own gradient.
 *
 * @param options `groupSize`: rollouts per group. Default 8.
 * @returns the contender.
 * @throws {DomainError} a group size that is no integer in [1, 2^20].
 *
 * @example
 * ```ts
 * oracleGreedy().name; // => 'oracleGreedy'
 * ```
 */
export function oracleGreedy(options: { readonly groupSize?: number } = {}): Contender {
  checkObject('oracleGreedy', 'options', options);
  const { groupSize = 8 } = options;
  checkGroupSize('oracleGreedy', groupSize);
  return {
    name: 'oracleGreedy',
    create: (setting) => {
      const { world, student, verifier } = setting;
      const gain = new Float64Array(world.tasks.length);
      return plainCurriculum('oracleGreedy', setting, groupSize, (picked, present) => {
        student.outlook(gain);
        for (let i = 0; i < gain.length; i++)
          gain[i] = present[i] ? gain[i]! * verifier.honesty(i) : -Infinity;
        return best(gain, picked);
      });
    },
  };
}
