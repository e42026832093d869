import type { Curriculum, Task } from '@bits-per-sample/curriculum';
import type { Scenario } from '../scenario/scenario.ts';
import type { Student } from '../student/student.ts';
import type { Verifier } from '../world/createVerifier.ts';
import type { World } from '../world/world.ts';

/** What a contender is made from; only an oracle looks at the last three. */
export interface Setting {
  /** The pool as a curriculum sees it. */
  readonly tasks: readonly Task[];
  /** Seed of the curriculum's own chance. */
  readonly seed: number;
  /** The truth about the pool. */
  readonly world: World;
  /** The truth about the learner. */
  readonly student: Student;
  /** The truth about the rewards. */
  readonly verifier: Verifier;
}

/** A curriculum in the benchmark, under a name. */
export interface Contender {
  /** Unique name. */
  readonly name: string;
  /** Asks again, up to so often in a step, until the batch is full of admitted groups: DAPO's refill. Default 0. */
  readonly refill?: number;
  /** Whether it has what it needs there, such as labels; where not, it is left out. Default: everywhere. */
  suits?(scenario: Scenario): boolean;
  /** A fresh curriculum. */
  create(setting: Setting): Curriculum;
}
