import type { Scenario } from '../scenario/scenario.ts';
import type { StudentKind } from '../student/student.ts';
import type { Contender } from './contender.ts';
import type { Trainer, Trial } from './trial.ts';
import { trialOf } from './trialOf.ts';

/**
 * Trains one student in one scenario under one curriculum, and measures all that is reported.
 *
 * Every rollout is paid for, also of groups that were screened, refused, lost or too late. A step
 * sums the gradients of admitted groups at a constant rate. The luck of the k-th rollout of a task is the
 * same for every contender.
 *
 * @param contender the curriculum.
 * @param description the world's parameters.
 * @param kind the student.
 * @param seed seed of world, luck and curriculum, an integer.
 * @param trainer how the student is trained.
 * @returns the trial, plain JSON.
 * @throws {DomainError} an argument outside its domain (budget above 2^30, groups above 2^20); the
 *   curriculum assigns a task that is not in the pool, no rollouts or more than 2^20 at once, or
 *   follows up without end.
 *
 * @example
 * ```ts
 * const world = createScenario('small', { tasks: 50 });
 * const trial = runTrial(oracleGreedy(), world, irt(), 1, { budget: 4000, groups: 8 });
 * trial.final > trial.curve[0]; // => true
 * ```
 */
export function runTrial(
  contender: Contender,
  description: Scenario,
  kind: StudentKind,
  seed: number,
  trainer: Trainer = {},
): Trial {
  return trialOf('runTrial', contender, description, kind, seed, trainer);
}
