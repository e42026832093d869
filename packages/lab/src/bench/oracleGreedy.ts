import { best } from './best.ts';
import type { Contender } from './contender.ts';
import { plainCurriculum } from './plainCurriculum.ts';

/**
 * An oracle that looks one step ahead with the true rates: it rolls out the tasks whose group raises
 * the judged score most, to first order. What regret is measured against.
 *
 * The gain of a task is (covariance of reward and right answer) × (what a unit of it teaches this
 * task and all that share its skills). It is greedy, not optimal, and no curriculum can be it: it
 * sees true pass rates, broken verifiers and the student's own gradient.
 *
 * @param options `groupSize`: rollouts per group. Default 8.
 * @returns the contender.
 *
 * @example
 * ```ts
 * oracleGreedy().name; // => 'oracleGreedy'
 * ```
 */
export function oracleGreedy({ groupSize = 8 }: { readonly groupSize?: number } = {}): Contender {
  return {
    name: 'oracleGreedy',
    create: ({ tasks, student, verifier }) => {
      const gain = new Float64Array(tasks.length);
      return plainCurriculum('oracleGreedy', tasks, groupSize, (picked, present) => {
        student.outlook(gain);
        for (let i = 0; i < gain.length; i++) {
          const p = student.passRate(i, 0);
          gain[i] = present[i] ? gain[i]! * p * (1 - p) * verifier.honesty(i) : -Infinity;
        }
        return best(gain, picked);
      });
    },
  };
}
